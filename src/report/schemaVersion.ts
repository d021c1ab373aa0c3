/** Version of the JSON documents (docs/json.md): fields may be added under one number, never changed or taken away. */
export const schemaVersion = 1;
