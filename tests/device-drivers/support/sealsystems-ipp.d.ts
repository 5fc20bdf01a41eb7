/** The part of @sealsystems/ipp the tests use; the package brings no types. */
declare module '@sealsystems/ipp' {
  interface Parsed {
    version: string;
    id: number;
    statusCode?: string;
    operation?: string;
    'printer-attributes-tag'?: Record<string, unknown>;
  }
  const ipp: {
    parse(octets: Buffer): Parsed;
    serialize(message: Record<string, unknown>): Buffer;
  };
  export default ipp;
}
