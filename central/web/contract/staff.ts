/** Answer of `POST /staff/sign-in`. */
export interface StaffMember {
  no: string;
  name: string;
  role: 'technician' | 'registrar' | 'designer' | 'seal';
}

/** Answer of `GET /api/staff/me`; null when nobody is signed in. */
export interface StaffAnswer {
  staff: StaffMember | null;
}
