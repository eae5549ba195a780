import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  additionsSchema,
  classifierSchema,
  domainsSchema,
  extendLexicon,
  type Lexicon,
  type Lexicons,
  lexiconSchema,
  measuredSchema,
  replyLexiconSchema,
  type WordLists,
  wordClassesSchema,
} from '../model/lexicons.ts';

/** Two levels up both from src/config and from dist/config. */
const CONFIG = new URL('../../config/', import.meta.url);
const LANGUAGES = ['english', 'spanish'];

/** Reads the word lists, the domain lists, the classifiers' weights and how well they were found to do. */
export function loadLexicons(): Lexicons {
  const classifier = (name: string) => classifierSchema.parse(readJson(`classifier/${name}.json`));
  const measured = measuredSchema.parse(readJson('classifier/measured.json'));
  return {
    ...loadWordLists(),
    classifiers: {
      posts: classifier('posts'),
      replies: classifier('replies'),
      comments: classifier('comments'),
    },
    measured,
    quality: measured.promotional,
  };
}

/** All that training starts from; the weights themselves need not exist yet. */
export function loadWordLists(): WordLists {
  const topics = readAdditions('topics');
  const additions = readAdditions('additions');
  const languages = LANGUAGES.map((name) =>
    extendLexicon(lexiconSchema.parse(readYaml(`lexicons/${name}.yaml`)), topics, additions),
  );
  const { classes } = wordClassesSchema.parse(readJson('classifier/word-classes.json'));
  return {
    languages,
    replies: replyLexiconSchema.parse(readYaml('lexicons/replies.yaml')),
    domains: domainsSchema.parse(readJson('lexicons/domains.json')),
    wordClasses: new Map(
      classes.flatMap((words, number) => words.split(' ').map((word) => [word, String(number)] as const)),
    ),
  };
}

function readAdditions(name: string): Record<string, Lexicon['rules']> {
  return additionsSchema.parse(readYaml(`lexicons/${name}.yaml`) ?? {});
}

function readYaml(path: string): unknown {
  return parse(readFileSync(new URL(path, CONFIG), 'utf8'));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, CONFIG), 'utf8'));
}
