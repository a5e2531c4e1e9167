// One doctor's slots: a snapshot, then changes, resumed by cursor after any break.
import { subscribe } from "./socket.js";

/**
 * Watches until the returned function is called.
 * `onSnapshot(slots)`, `onChanges(slots)`; `onLink(up)` tells whether what is shown is live.
 */
export function watch({ document: query, variables, onSnapshot, onChanges, onLink }) {
  let cursor;
  const take = ({ doctorSlots }) => {
    cursor = doctorSlots.cursor;
    (doctorSlots.__typename === "SlotSnapshot" ? onSnapshot : onChanges)(doctorSlots.slots);
  };
  return subscribe({
    query,
    operationName: "DoctorSlots",
    variables: () => ({ ...variables, after: cursor }),
    onData: take,
    // a cursor the server will not take is not tried twice
    onRefused: () => (cursor = undefined),
    onLink: (up) => onLink(up),
  });
}
