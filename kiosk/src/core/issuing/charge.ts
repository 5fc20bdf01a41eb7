/** R14: without central nobody knows what other kiosks have charged meanwhile, so no more than this at once. */
const offlineLimitFen = 2_000;

/** What a paper costs, and what there is to pay it with. */
export interface ChargeConditions {
  /** Central is connected now. */
  online: boolean;
  amountFen: number;
  /** What the campus card holds as far as this kiosk knows. */
  balanceFen: number;
}

/**
 * R14 and R15: may this amount be set aside on the campus card? Nothing is taken before the paper is out. Pure.
 *
 * @returns why not, or null
 */
export function chargeRefusal(
  conditions: ChargeConditions,
): 'BALANCE_LOW' | 'OFFLINE_AMOUNT' | null {
  const { online, amountFen, balanceFen } = conditions;
  if (amountFen === 0) return null;
  if (!online && amountFen > offlineLimitFen) return 'OFFLINE_AMOUNT';
  return amountFen > balanceFen ? 'BALANCE_LOW' : null;
}
