/** Bedrock's exceptions with the status that each has, by the service model of bedrock-runtime. */
export const STATUS = {
  ValidationException: 400,
  ServiceQuotaExceededException: 400,
  AccessDeniedException: 403,
  /** Not in the model: what AWS answers for credentials that it does not know. SDKs neither retry it nor renew the credentials. */
  UnrecognizedClientException: 403,
  ResourceNotFoundException: 404,
  ModelTimeoutException: 408,
  /** 400 in the service model; clients go by the name, and 409 says it to those that do not. */
  ConflictException: 409,
  ModelErrorException: 424,
  ThrottlingException: 429,
  InternalServerException: 500,
  ServiceUnavailableException: 503,
} as const;

export type Exception = keyof typeof STATUS;
