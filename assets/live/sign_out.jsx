/** Who is signed in, and the way out: a plain form, as a sign-out is never a link. */
export function SignOut({ name, words }) {
  return (
    <form method="post" action="/auth/sign-out" className="sign-out pushed">
      <span className="who">{name}</span>
      <button type="submit" className="top-link">{words.sign_out}</button>
    </form>
  );
}
