import { keyOf, settle } from "./intention.js";
import { useSending } from "./sending.js";

/**
 * A button for something that must happen exactly once. It shows at once that it was pressed, cannot be pressed twice,
 * asks again under the same key while no answer comes, and says so when the net is away.
 */
export function Press({ intention, answered, words, onPress, className, children, label }) {
  const { busy, lost, start } = useSending(answered, onPress, (over) => over && settle(intention));
  return (
    <>
      <button type="button" className={className} aria-label={label || undefined} aria-disabled={busy} data-busy={busy ? "" : undefined} onClick={() => start(keyOf(intention))}>
        {children}
      </button>
      {lost && <span className="said" role="status">{words.offline}</span>}
    </>
  );
}
