import { useEffect, useRef } from "react";
import { subscribe } from "./socket.js";

const FORBIDDEN = 4403;

/**
 * Tells the page to look again the moment something of the signed-in person's is no longer as it was read: a right that
 * ended, a session that did, and, where `visits` are shown, an appointment. It draws nothing.
 */
export function OwnNews({ document: query, visits, onNews }) {
  const calls = useRef({});
  calls.current = { visits, onNews };
  useEffect(() => {
    let known = false;
    const look = ({ viewerChanged }) => {
      // the first word only says that the subscription stands; after a break it says that something may have been missed
      const concerns = known && (viewerChanged.kind !== "APPOINTMENT" || calls.current.visits);
      known = true;
      if (concerns) calls.current.onNews();
    };
    // the server closes with this code what a session or a right no longer covers
    const lost = (up, code) => !up && code === FORBIDDEN && calls.current.onNews();
    return subscribe({ query, operationName: "OwnNews", onData: look, onLink: lost });
  }, [query]);
  return null;
}
