import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('settings', () => {
	it('all have defaults', () => {
		expect(readConfig({})).toEqual({
			port: 3000,
			host: '127.0.0.1',
			dataDir: `${process.cwd()}/data`,
			database: null,
			redis: null,
			media: null,
			origin: null,
			logLevel: 'info',
			chromium: null,
			ghostscript: null,
			mail: null,
			rehearses: true,
			newsrooms: null,
			metrics: null,
			traces: null,
			backupDir: null
		});
	});

	it('are taken from the environment', () => {
		const env = {
			PORT: '0',
			HOST: '0.0.0.0',
			DATA_DIR: '/srv/paper',
			DATABASE_URL: 'postgres://desk@db.example.org/copydesk',
			REDIS_URL: 'rediss://:secret@redis.example.org:6380/2',
			MEDIA_URL: 's3://KEY:se%2Fcret@s3.example.org:9000/paper/county/daily?region=cn-1',
			ORIGIN: 'https://desk.example.org/',
			LOG_LEVEL: 'debug',
			CHROMIUM: '/opt/chromium',
			GHOSTSCRIPT: '/opt/gs',
			SMTP_URL: 'smtp://desk:secret@mail.example.org:587',
			MAIL_FROM: '临溪日报 <desk@example.org>',
			DIGEST_AT: '08:30',
			REHEARSAL: 'off',
			METRICS: '[::]:9464',
			METRICS_TOKEN: 'sixteen-or-more-',
			BACKUP_DIR: '/srv/backup'
		};
		expect(readConfig(env)).toEqual({
			port: 0,
			host: '0.0.0.0',
			dataDir: '/srv/paper',
			database: 'postgres://desk@db.example.org/copydesk',
			redis: 'rediss://:secret@redis.example.org:6380/2',
			media: {
				...{ endpoint: 'https://s3.example.org:9000', bucket: 'paper', prefix: 'county/daily/' },
				...{ region: 'cn-1', key: 'KEY', secret: 'se/cret' }
			},
			origin: 'https://desk.example.org',
			logLevel: 'debug',
			chromium: '/opt/chromium',
			ghostscript: '/opt/gs',
			mail: {
				url: 'smtp://desk:secret@mail.example.org:587',
				from: '临溪日报 <desk@example.org>',
				digestAt: '08:30'
			},
			rehearses: false,
			newsrooms: null,
			metrics: { host: '::', port: 9464, token: 'sixteen-or-more-' },
			traces: null,
			backupDir: '/srv/backup'
		});
	});

	it.each([
		['redis.example.org:6379'],
		['https://redis.example.org'],
		['redis://:secret@redis.example.org/desk'],
		['redis://:secret50%@redis.example.org']
	])('refuse REDIS_URL=%s with one sentence, without the password', (REDIS_URL) => {
		const read = () => readConfig({ REDIS_URL, DATABASE_URL: 'postgres://db.example.org/desk' });
		expect(read).toThrow(/^REDIS_URL must be an address such as redis:[^\n]*\.$/);
		expect(read).not.toThrow(/secret/);
	});

	it('join servers by Redis only where they have one database', () => {
		const read = () => readConfig({ REDIS_URL: 'redis://redis.example.org' });
		expect(read).toThrow(/^REDIS_URL joins servers on one PostgreSQL database; set DATABASE_URL/);
	});

	it('of media need a bucket and no more', () => {
		expect(readConfig({ MEDIA_URL: 's3://k:s@s3.example.org/paper/?tls=off' }).media).toEqual({
			...{ endpoint: 'http://s3.example.org', bucket: 'paper', prefix: '', region: 'us-east-1' },
			...{ key: 'k', secret: 's' }
		});
	});

	it('send the digest at nine unless told otherwise', () => {
		const env = { SMTP_URL: 'smtps://mail.example.org', MAIL_FROM: 'desk@example.org' };
		expect(readConfig(env).mail?.digestAt).toBe('09:00');
	});

	it.each([
		['SMTP_URL', 'mail.example.org:587'],
		['SMTP_URL', 'https://mail.example.org'],
		['SMTP_URL', 'smtp://'],
		['SMTP_URL', 'smtp://desk:secret@mail.example.org/inbox'],
		['MAIL_FROM', ''],
		['MAIL_FROM', '临溪日报'],
		['MAIL_FROM', '<desk@example.org'],
		['MAIL_FROM', 'a@example.org, b@example.org'],
		['DIGEST_AT', '9 o’clock'],
		['DIGEST_AT', '24:00']
	])('of mail refuse %s=%s with one sentence naming it, without the password', (name, value) => {
		const sound = { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'desk@example.org' };
		const read = () => readConfig({ ...sound, [name]: value });
		expect(read).toThrow(ConfigError);
		expect(read).toThrow(new RegExp(`^${name} must [^\\n]*\\.$`));
		expect(read).not.toThrow(/secret/);
	});

	it('let other machines read figures only with a token, which is not repeated', () => {
		expect(() => readConfig({ METRICS: '0.0.0.0:9464' })).toThrow(/^METRICS at 0\.0\.0\.0 .*\.$/);
		const short = () => readConfig({ METRICS: '127.0.0.1:9464', METRICS_TOKEN: 'hush' });
		expect(short).toThrow(/^METRICS_TOKEN must .*\.$/);
		expect(short).not.toThrow(/hush/);
	});

	it.each([
		[{ METRICS_TOKEN: 'hush' }, /^METRICS_TOKEN must /],
		[{ DIGEST_AT: '25:00' }, /^DIGEST_AT must /],
		[{ MAIL_FROM: 'x' }, /^MAIL_FROM must /],
		[{ NEWSROOMS_IDLE: 'zz' }, /^NEWSROOMS_IDLE must /],
		[{ NEWSROOMS_OPEN: '0' }, /^NEWSROOMS_OPEN must /]
	])('are refused where they are wrong, also while nothing needs them: %o', (env, sentence) => {
		expect(() => readConfig(env)).toThrow(sentence);
		expect(() => readConfig(env)).toThrow(ConfigError);
	});

	it.each([
		['DATABASE_URL', 'db.example.org'],
		['DATABASE_URL', 'mysql://db.example.org/copydesk'],
		['DATABASE_URL', 'postgres://db.example.org/'],
		['DATABASE_URL', 'postgres://db.example.org/copydesk?sslmode=require'],
		['DATABASE_URL', 'postgres://db.example.org/copydesk?ssl=true'],
		['DATABASE_URL', 'postgres://db.example.org/copydesk?sslmode=verify-full&sslmode=disable'],
		['DATABASE_URL', 'postgres://db.example.org/copydesk?sslmode=no-verify&uselibpqcompat=true'],
		['DATABASE_URL', 'postgres://db.example.org/copydesk?sslrootcert=/etc/ca.pem'],
		['MEDIA_URL', 's3.example.org/paper'],
		['MEDIA_URL', 'https://k:s@s3.example.org/paper'],
		['MEDIA_URL', 's3://s3.example.org/paper'],
		['MEDIA_URL', 's3://k:50%@s3.example.org/paper'],
		['MEDIA_URL', 's3://k:s@s3.example.org'],
		['MEDIA_URL', 's3://k:s@s3.example.org/paper/../other b'],
		['MEDIA_URL', 's3://k:s@s3.example.org/paper?tls=maybe'],
		['MEDIA_URL', 's3://k:s@s3.example.org/paper?secure=no'],
		['PORT', 'http'],
		['PORT', '70000'],
		['PORT', '-1'],
		['PORT', '3000.5'],
		['ORIGIN', 'desk.example.org'],
		['ORIGIN', 'https://desk.example.org/paper'],
		['ORIGIN', 'ftp://desk.example.org'],
		['LOG_LEVEL', 'loud'],
		['REHEARSAL', 'no'],
		['METRICS', '9464'],
		['METRICS', '127.0.0.1:94640']
	])('refuse %s=%s with one sentence naming it', (name, value) => {
		const read = () => readConfig({ [name]: value });
		expect(read).toThrow(ConfigError);
		expect(read).toThrow(new RegExp(`^${name} must be [^\\n]*\\.$`));
	});
});
