import type { World } from './world';

/** Prints an array, one record a line, as soon as each is known: a vault of any size passes through. */
export function arrayPrinter(world: World): { print(record: object): void; end(): void } {
	let before = '[\n';
	return {
		print: (record) => {
			world.out(`${before} ${JSON.stringify(record)}`);
			before = ',\n';
		},
		end: () => world.out(before === '[\n' ? '[]\n' : '\n]\n'),
	};
}
