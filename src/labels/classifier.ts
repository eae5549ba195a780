import type { Classifier } from '../model/lexicons.ts';
import { FEATURE_KINDS, type Features } from './vocabulary.ts';

export interface Scorer {
  labels: readonly string[];
  featureCount: number;
  /** Raw scores, one per label, in the order of `labels`. */
  scores(features: Features): Float64Array;
  /** Calibrated probability of a label. */
  probability(label: number, score: number): number;
  threshold(label: number): number;
  /** What the feature at each position adds to the score of the label. */
  shares(features: Features, label: number): Float64Array;
}

/** Reads the weights once; scoring is then one pass over the features of a text. */
export function createScorer(classifier: Classifier): Scorer {
  const { labels } = classifier;
  const width = labels.length;
  const weights = weightsOf(classifier);
  const result = new Float64Array(width);

  return {
    labels: labels.map(({ name }) => name),
    featureCount: weights.length / width,
    scores(features) {
      for (let l = 0; l < width; l++) result[l] = labels[l]?.bias ?? 0;
      for (let f = 0; f < features.index.length; f++) {
        const at = (features.index[f] ?? 0) * width;
        const value = features.value[f] ?? 0;
        for (let l = 0; l < width; l++) result[l] = (result[l] ?? 0) + value * (weights[at + l] ?? 0);
      }
      return result;
    },
    probability(label, score) {
      const { slope = 1, offset = 0 } = labels[label] ?? {};
      return 1 / (1 + Math.exp(-(slope * score + offset)));
    },
    threshold: (label) => labels[label]?.threshold ?? 1,
    shares({ index, value }, label) {
      const shares = new Float64Array(index.length);
      for (let f = 0; f < shares.length; f++)
        shares[f] = (value[f] ?? 0) * (weights[(index[f] ?? 0) * width + label] ?? 0);
      return shares;
    },
  };
}

function weightsOf(classifier: Classifier): Float32Array {
  const bytes = bytesOf(classifier.weights);
  const width = classifier.labels.length;
  const count = FEATURE_KINDS.reduce((sum, kind) => sum + (classifier.features[kind]?.length ?? 0), 0);
  if (bytes.length !== count * width)
    throw new RangeError('the classifier’s weights do not fit its features');
  return Float32Array.from(
    bytes,
    (byte, i) => ((byte << 24) >> 24) * (classifier.labels[i % width]?.scale ?? 0),
  );
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 without the help of the platform: the core is pure. */
function bytesOf(base64: string): Uint8Array {
  const values = new Map([...ALPHABET].map((char, i) => [char, i]));
  const plain = base64.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((plain.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const char of plain) {
    held = (held << 6) | (values.get(char) ?? 0);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  return bytes;
}
