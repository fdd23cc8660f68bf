import type * as Api from 'obsidian';

/**
 * Platform, obsidian.d.ts 4823: one object whose fields are switched in place, since plugins import it once. Linux, so
 * that "Mod" is the control key on every machine that runs the tests.
 */
export const Platform = {
	isDesktop: true, isMobile: false, isDesktopApp: true, isMobileApp: false, isIosApp: false, isAndroidApp: false, isPhone: false,
	isTablet: false, isMacOS: false, isWin: false, isLinux: true, isSafari: false, resourcePathPrefix: 'app://simulated/',
} satisfies typeof Api.Platform;

/** Switches the platform, and the classes of `body` by which themes tell it. */
export function setPlatform(kind: 'desktop' | 'phone'): void {
	const mobile = kind === 'phone';
	Object.assign(Platform, {
		isDesktop: !mobile, isDesktopApp: !mobile, isLinux: !mobile, isMobile: mobile, isMobileApp: mobile, isAndroidApp: mobile, isPhone: mobile,
	});
	document.body.toggleClass(['is-mobile', 'is-phone', 'is-android'], mobile);
	document.body.toggleClass('mod-linux', !mobile);
}
