import type { Failure } from './failure';
import type { Paper, ServiceId } from './paper';
import type { Recognition } from './recognition';

export type { Failure, FailureReason } from './failure';

/** A title, and the services that give it, in spelling that differs by no more than case, spaces and punctuation. */
export interface TitleClaim {
	readonly title: string;
	readonly about: Paper['about'];
	readonly from: readonly ServiceId[];
}

/** Everything that is known of a URL. It grows while services answer; each state is a new object. */
export interface Found {
	/** As it was given. */
	readonly given: string;
	readonly recognition: Recognition;
	/** What services say, in their order. */
	readonly papers: readonly Paper[];
	/** The titles that services give, the one to propose first: more than one is shown to the person. */
	readonly titles: readonly TitleClaim[];
	readonly failures: readonly Failure[];
	/** The services that have not answered yet; none when all is done. */
	readonly waitingFor: readonly ServiceId[];
	/** Services that know such URLs and are switched off. */
	readonly off: readonly ServiceId[];
}
