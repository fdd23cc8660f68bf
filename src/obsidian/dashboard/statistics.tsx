import type { JSX } from 'preact';
import type { Library } from '../../core/library';
import type { Clause, Query } from '../../core/query';

export interface StatisticsProps {
	readonly library: Library;
	readonly revision: number;
	readonly query: Query;
	readonly show: (clause: Clause) => void;
}

export function Statistics(_props: StatisticsProps): JSX.Element {
	return <div />;
}
