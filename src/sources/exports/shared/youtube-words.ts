import { normalise } from './normalise.ts';

/**
 * Column names of YouTube Studio exports by meaning, in English, German, Portuguese, Spanish, French and Italian.
 * Which of them a file holds is what the user picked on the page.
 */
export const YOUTUBE_COLUMNS = {
  id: names('Content', 'Video', 'Videos', 'Conteúdo', 'Contenido', 'Contenu', 'Contenuti'),
  title: names(
    'Video title',
    'Videotitel',
    'Título do vídeo',
    'Título del vídeo',
    'Titre de la vidéo',
    'Titolo video',
  ),
  published: names(
    'Video publish time',
    'Veröffentlichungszeitpunkt des Videos',
    'Horário de publicação do vídeo',
    'Hora de publicación del vídeo',
    'Heure de publication de la vidéo',
    'Ora pubblicazione video',
  ),
  duration: names('Duration', 'Dauer', 'Duração', 'Duración', 'Durée', 'Durata'),
  views: names('Views', 'Aufrufe', 'Visualizações', 'Visualizaciones', 'Vues', 'Visualizzazioni'),
  likes: names('Likes', '"Mag ich"-Bewertungen', "J'aime"),
  comments: names('Comments added', 'Kommentare hinzugefügt', 'Commentaires ajoutés'),
  shares: names('Shares', 'Geteilte Inhalte', 'Partages'),
  reach: names('Unique viewers'),
  watchTime: names(
    'Watch time (hours)',
    'Wiedergabezeit (Stunden)',
    'Tempo de exibição (horas)',
    'Tiempo de visualización (horas)',
  ),
  date: names('Date', 'Datum', 'Data', 'Fecha'),
};

/** The files of one export: the table of the chosen dimension, totals per day, the drawn lines per day. */
export const YOUTUBE_FILES = {
  totals: ['Totals.csv', 'Gesamtwerte.csv', 'Totaux.csv'],
  table: ['Table data.csv', 'Tabellendaten.csv', 'Dados da tabela.csv', 'Données du tableau.csv'],
  chart: ['Chart data.csv', 'Diagrammdaten.csv', 'Données du graphique.csv'],
};

/** The id cell of the row that sums up the table. */
export const YOUTUBE_TOTAL_ROW = /^(total|gesamt|totale)$/i;

export function isPresent(column: string): boolean {
  return column !== ABSENT;
}

export type YoutubeColumns = Record<keyof typeof YOUTUBE_COLUMNS, string>;

/** No header holds a parenthesis once normalised: records answer '' to this name. */
const ABSENT = '(absent)';

/** What a file calls each column. */
export function youtubeColumns(header: string[] | null): YoutubeColumns {
  const meanings = Object.keys(YOUTUBE_COLUMNS) as (keyof typeof YOUTUBE_COLUMNS)[];
  const entries = meanings.map((meaning) => [
    meaning,
    header?.find((column) => YOUTUBE_COLUMNS[meaning].includes(column)) ?? ABSENT,
  ]);
  const columns: YoutubeColumns = Object.fromEntries(entries);
  // Where the id column has an unknown name, it is the one before the title.
  const beforeTitle = header?.[header.indexOf(columns.title) - 1];
  return columns.id === ABSENT && beforeTitle !== undefined ? { ...columns, id: beforeTitle } : columns;
}

function names(...columns: string[]): string[] {
  return columns.map(normalise);
}
