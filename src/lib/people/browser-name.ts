const BROWSERS: [RegExp, string][] = [
	[/\bEdg\//, 'Edge'],
	[/\bFirefox\//, 'Firefox'],
	[/\bMicroMessenger\//, 'WeChat'],
	[/\bChrom(e|ium)\//, 'Chrome'],
	[/\bVersion\/.*Safari\//, 'Safari'],
	[/^curl\//, 'curl']
];
const SYSTEMS: [RegExp, string][] = [
	[/\bAndroid\b/, 'Android'],
	[/\b(iPhone|iPad)\b/, 'iOS'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'macOS'],
	[/\bLinux\b/, 'Linux']
];

/** Browser and system of a user agent as people call them; empty if neither is known. */
export function browserName(userAgent: string): string {
	const named = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent))?.[1];
	return [named(BROWSERS), named(SYSTEMS)].filter(Boolean).join(' · ');
}
