import { useState } from "react";
import { Field } from "./form.jsx";
import { fill, useWords } from "./words.jsx";

const SHORTEST = 12;

/** The digits of a Russian number with its 7, or of any other one as it was typed with its +. */
export const digitsOf = (typed) => {
  const digits = typed.replace(/\D/g, "");
  if (typed.trim().startsWith("+")) return digits;
  if (digits.length === 11 && digits.startsWith("8")) return `7${digits.slice(1)}`;
  return digits.length === 10 && digits.startsWith("9") ? `7${digits}` : digits;
};
const spaced = (digits) => digits.replace(/^7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7 $1 $2-$3-$4");

export const filled = (value) => (value.trim() ? "" : "check.empty");
export const isPhone = (value) => filled(value) || (digitsOf(value).length >= 10 && digitsOf(value).length <= 15 ? "" : "check.phone");
export const isEmail = (value) => filled(value) || (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? "" : "check.email");
export const isPassword = (value) => ([...value].length >= SHORTEST ? "" : "check.password");
export const isCode = (value) => (/^\d{6}$/.test(value.replace(/\s/g, "")) ? "" : "check.code");
export const bare = (value) => value.replace(/\s/g, "");

export function Phone(props) {
  const words = useWords();
  const note = (typed) => {
    const digits = digitsOf(typed);
    if (digits.length < 10) return null;
    const whole = /^7\d{10}$/.test(digits);
    return { good: whole, text: whole ? spaced(digits) : digits.startsWith("7") ? words["check.phone"] : `+${digits}` };
  };
  return <Field name="phone" type="tel" autoComplete="tel" inputMode="tel" label={words["field.phone"]} note={note} {...props} />;
}

export function Email(props) {
  const words = useWords();
  return <Field name="email" type="email" autoComplete="email" inputMode="email" autoCapitalize="none" spellCheck={false} label={words["field.email"]} {...props} />;
}

/** A password that can be looked at. `fresh`: a new one, so its length is told while it is typed. */
export function Password({ name = "password", fresh = false, label, value }) {
  const words = useWords();
  const [seen, setSeen] = useState(false);
  const note = (typed) => {
    const left = SHORTEST - [...typed].length;
    if (!typed) return { text: words["password.rule"] };
    return left > 0 ? { text: fill(words, "password.left", { n: left }) } : { good: true, text: words["password.long_enough"] };
  };
  return (
    <div className="group-box">
      <Field
        name={name}
        value={value}
        type={seen ? "text" : "password"}
        autoComplete={fresh ? "new-password" : "current-password"}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={256}
        label={label ?? words[fresh ? "field.new_password" : "field.password"]}
        note={fresh ? note : undefined}
      />
      <label className="tick small">
        <input type="checkbox" checked={seen} onChange={(event) => setSeen(event.target.checked)} /> {words["password.show"]}
      </label>
    </div>
  );
}

/** Tells the browser's keeper of passwords whose this one is. */
export const Whose = ({ login }) => <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />;

/** Six digits; a phone offers the one that has just come. */
export function Code({ name = "code", label, hint, ...rest }) {
  const words = useWords();
  return <Field name={name} inputMode="numeric" autoComplete="one-time-code" maxLength={8} className="field code-field nums" label={label ?? words["field.code"]} hint={hint} {...rest} />;
}
