/** Answer of `POST /staff/sign-in` and `GET /api/staff/me`. */
export interface StaffMember {
  name: string;
  role: 'technician' | 'registrar';
}
