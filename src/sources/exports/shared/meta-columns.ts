import { normalise } from './normalise.ts';

/**
 * Columns of Meta's content exports by meaning, with every name known for them: English first, then Spanish (Latin
 * America, Spain), Brazilian Portuguese, Italian, German. Figures that nothing is read from are left out.
 */
const NAMES = {
  id: [
    'Post ID',
    'Identificador de la publicación',
    'Identificador de la pieza de vídeo',
    'Identificação do post',
    'Beitrags-ID',
  ],
  accountId: ['Page ID', 'Account ID', 'Identificador de la cuenta', 'Identificação da conta', 'Konto-ID'],
  username: [
    'Account username',
    'Nombre de usuario de la cuenta',
    'Nome de usuário da conta',
    'Konto-Benutzername',
  ],
  accountName: [
    'Page name',
    'Account name',
    'Nombre de la página',
    'Nombre de la cuenta',
    'Nome da conta',
    'Kontoname',
  ],
  title: ['Title', 'Titolo'],
  description: ['Description', 'Descripción', 'Descrição', 'Descrizione', 'Beschreibung'],
  duration: ['Duration (sec)', 'Duración (segundos)', 'Duração (s)', 'Dauer (Sek.)'],
  publishTime: [
    'Publish time',
    'Hora de publicación',
    'Horário de publicação',
    'Orario di pubblicazione',
    'Veröffentlichungszeitpunkt',
  ],
  captionType: ['Caption type'],
  permalink: ['Permalink', 'Enlace permanente', 'Link permanente'],
  isCrosspost: ['Is crosspost'],
  isShare: ['Is share'],
  postType: ['Post type', 'Tipo de publicación', 'Tipo de post', 'Tipo di post', 'Beitragstyp'],
  dataComment: ['Data comment', 'Comentario sobre los datos', 'Comentário de dados', 'Datenkommentar'],
  date: ['Date', 'Fecha', 'Data', 'Datum'],
  views: ['Views', 'Visualizaciones', 'Visualizações', 'Aufrufe'],
  impressions: ['Impressions'],
  reach: ['Reach', 'Alcance', 'Copertura', 'Reichweite'],
  boostedReach: ['Reach from Boosted posts'],
  reactions: ['Reactions', 'Reacciones', 'Reazioni'],
  likes: ['Likes', 'Me gusta', 'Curtidas', 'Mi piace', '„Gefällt mir“-Angaben'],
  comments: ['Comments', 'Comentarios', 'Comentários', 'Commenti', 'Kommentare'],
  shares: [
    'Shares',
    'Veces que se compartió',
    'Veces que se ha compartido',
    'Compartilhamentos',
    'Condivisioni',
    'Geteilte Inhalte',
  ],
  saves: ['Saves', 'Veces que se guardó', 'Veces guardado', 'Salvamentos', 'Gespeicherte Beiträge'],
  follows: ['Follows', 'Seguimientos', 'Seguidores', 'Seguimentos'],
  clicks: ['Total clicks'],
  linkClicks: ['Link clicks', 'Clics en el enlace', 'Cliques no link'],
  replies: ['Replies', 'Respuestas', 'Respostas'],
} as const;

export type MetaColumn = keyof typeof NAMES;
export type MetaNetwork = 'facebook' | 'instagram';

/** How the columns that every export begins with follow each other, whatever the language; null = nothing read from it. */
export const FIRST_COLUMNS: Record<MetaNetwork, (MetaColumn | null)[]> = {
  instagram: [
    'id',
    'accountId',
    'username',
    'accountName',
    'description',
    'duration',
    'publishTime',
    'permalink',
    'postType',
    'dataComment',
    'date',
  ],
  facebook: [
    'id',
    'accountId',
    'accountName',
    'title',
    'description',
    'duration',
    'publishTime',
    'captionType',
    'permalink',
    'isCrosspost',
    'isShare',
    'postType',
    null,
    null,
    null,
    'dataComment',
    'date',
  ],
};

export const META_COLUMNS = Object.keys(NAMES) as MetaColumn[];

const NORMALISED = new Map<MetaColumn, string[]>(
  META_COLUMNS.map((column) => [column, NAMES[column].map(normalise)]),
);

/** Name under which a column stands in a header; undefined = under none that is known. */
export function nameIn(header: ReadonlySet<string>, column: MetaColumn): string | undefined {
  return NORMALISED.get(column)?.find((name) => header.has(name));
}

export function englishName(column: MetaColumn): string {
  return NAMES[column][0];
}
