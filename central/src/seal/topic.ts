/** Announced by commits after which something about the seal is different. */
export const sealTopic = 'seal';
