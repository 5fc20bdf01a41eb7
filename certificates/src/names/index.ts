export { decodeNames, NameListError, namesIn } from './name-list.ts';
export { printedName } from './printed-name.ts';
