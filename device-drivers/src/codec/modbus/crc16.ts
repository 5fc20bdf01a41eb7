/** CRC-16 of Modbus RTU (Modbus over Serial Line V1.02 §6.2.2): polynomial A001 reflected, starting at FFFF. */
export function crc16(octets: Uint8Array): number {
  let crc = 0xffff;
  for (const octet of octets) {
    crc ^= octet;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}

/** The body with its CRC behind it, low octet first. */
export function sealed(...body: number[]): Uint8Array {
  const crc = crc16(Uint8Array.from(body));
  return Uint8Array.of(...body, crc & 0xff, crc >>> 8);
}

/** Whether the last two octets are the CRC of the others. The CRC over a frame and its own CRC is zero. */
export function crcHolds(frame: Uint8Array): boolean {
  return crc16(frame) === 0;
}
