/** Traces of operating systems and programs: nobody exported them, nobody needs to read about them. */
const CLUTTER = /(^|\/)(__MACOSX\/|\.DS_Store$|~\$|desktop\.ini$|Thumbs\.db$|\._)/i;

export function isClutter(path: string): boolean {
  return CLUTTER.test(path);
}

interface Reason {
  code: 'private' | 'media';
  pattern: RegExp;
  because: string;
}

/**
 * Files that are never opened, not even to see what they are, by their path inside what was handed over. Exports of whole
 * accounts carry them along. The first that fits tells the reason.
 */
const LEFT_ALONE: Reason[] = [
  {
    code: 'private',
    pattern:
      /(^|\/)(messages?|inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover|calls_and_messages|chats?|google chat|mail)\//,
    because: 'Private messages are never opened.',
  },
  {
    code: 'private',
    pattern:
      /(^|\/)(direct[-_ ]messages?|(secret_)?conversations|messages|guide_messages|chat_history|snap_history|_chat)\b[^/]*\.(js|json|csv|html|txt)$/,
    because: 'Private messages are never opened.',
  },
  {
    code: 'private',
    pattern: /(^|\/)memories_history\.(json|html)$/,
    because: 'Private memories, which carry links to download them, are never opened.',
  },
  {
    code: 'private',
    pattern:
      /(^|\/)((synced_|uploaded_)?contacts?|your_address_books|address_books|friends|friends_and_followers)(\/|[^/]*\.(js|json|csv|html|vcf)$)|(^|\/)(connections|importedcontacts|imported contacts|invitations|(your_)?friends)\.(csv|json|html)$/,
    because: 'Contact lists are never opened.',
  },
  {
    code: 'private',
    pattern:
      /(^|\/)(security_and_login_information|log(in|out)_activity|login_and_account_creation|account_history|devices|autofill|autofill_information|ads_information|ads_and_businesses|ads_interests|last_known_location|location history|location_history|(your_)?search_history|searches|recent_search(es)?|facebook_payments|payment_history|dating)(\/|\.)/,
    because: 'Logins, locations, searches, payments and advertising interests are never opened.',
  },
  {
    code: 'private',
    pattern:
      /(^|\/)(ip-audit|ad-[^/]*|device-token|ni-devices|key-registry|sso|email-address-change|phone-number|personalization|connected-application|protected-history|user-link-clicks|grok-[^/]*|twitter-circle[^/]*)\.js$/,
    because: 'Logins, devices, advertising interests and what was shown to few only are never opened.',
  },
  {
    code: 'private',
    pattern:
      /(^|\/)(email addresses|phonenumbers|whatsapp phone numbers|logins|searchqueries|receipts[^/]*|ad_targeting|ads clicked|watch-history|search-history)\.(csv|json|html)$/,
    because: 'Addresses, logins, searches and what the owner watched are never opened.',
  },
  {
    code: 'media',
    pattern:
      /\.(jpe?g|png|gif|webp|heic|heif|avif|bmp|tiff?|svg|ico|mp4|m4v|mov|avi|mkv|webm|3gp|mp3|m4a|aac|wav|ogg|opus|srt|vtt|css|woff2?|ttf|otf|eot)$/,
    because: 'Pictures, videos, sounds and page decoration hold nothing to read.',
  },
];

/** Why a file is not to be opened; null = it may be. `path` from what was handed over. */
export function leftAlone(path: string): { code: string; because: string } | null {
  const lower = path.toLowerCase();
  return LEFT_ALONE.find((reason) => reason.pattern.test(lower)) ?? null;
}
