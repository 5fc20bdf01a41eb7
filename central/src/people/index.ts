/** The people of the university as central records them and as kiosks know them. */
export { hashPassword, isPassword } from './passwords.ts';
export { campuses, createPeople, migrations, type People } from './people.ts';
