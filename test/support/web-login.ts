import type { Login, Session } from "#src/web/login/login.ts";

export const operator: Session = {
	hash: "operator",
	formToken: "the-operator’s-form",
	isProlonged: false,
};

/** What the operator's browser sends with each request; see `signedIn`. */
export const operatorHeaders = { Cookie: "modelwire-80=secret" };

/** A door that knows one operator, by the cookie above. */
export const signedIn: Login = {
	look: () => null,
	use: async () => null,
	allowsBackup: async () => false,
	session: async (secret) => (secret === "secret" ? operator : null),
	leave: async () => {},
};
