import type { Rights } from "../listener.ts";

/** Who wants to change what a channel gets, and who set that up. */
export interface ChangeRequest {
	person: { id: string; rights: Rights };
	/** Null while the channel follows nothing. */
	subscription: { createdBy: string | null } | null;
}

/**
 * Whether a person may change what a channel gets.
 *
 * | rights  | the channel follows nothing | they set it up | another did |
 * |---------|-----------------------------|----------------|-------------|
 * | manager | yes                         | yes            | yes         |
 * | member  | yes                         | yes            | no          |
 * | guest   | no                          | no             | no          |
 * | unknown | no                          | no             | no          |
 */
export function mayManage({ person, subscription }: ChangeRequest): boolean {
	if (person.rights === "manager") return true;
	if (person.rights !== "member") return false;
	return subscription === null || subscription.createdBy === person.id;
}
