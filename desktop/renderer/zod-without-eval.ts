import { config } from 'zod';

// The page's policy forbids the code that zod would write for itself. It tries with the first schema, so this comes before all of them.
config({ jitless: true });
