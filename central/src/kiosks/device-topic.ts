const prefix = 'devices:';

/** Announced by commits that change what is known of a kiosk's devices besides its beats. */
export const deviceTopic = (kioskId: string): string => `${prefix}${kioskId}`;

/** The kiosk a device topic is about, null for other topics. */
export function kioskOfDevices(topic: string): string | null {
  return topic.startsWith(prefix) ? topic.slice(prefix.length) : null;
}
