let count = 0;

/** To be called when a SeldonDeployment was made or changed: what was found before is not taken for what is true after. */
export function changed(): void {
  count++;
}

/** How often anything has changed so far. */
export function changes(): number {
  return count;
}
