// Made by scripts/generate-config-schema.mjs; do not edit.
import type { ConfigSchema } from '../config-schema.ts';

export const generatedSchema: ConfigSchema = {
 "$schema": "http://json-schema.org/draft-07/schema#",
 "x-litellm-version": "1.104.4",
 "type": "object",
 "properties": {
  "agent_list": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "access_group_ids": {"type":"array","items":{"type":"string"}},
     "agent_card_params": {
      "type": "object",
      "properties": {
       "additionalInterfaces": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {"transport":{"type":"string"},"url":{"type":"string"}},
         "additionalProperties": false
        }
       },
       "capabilities": {
        "type": "object",
        "properties": {
         "extensions": {
          "type": "array",
          "items": {
           "type": "object",
           "properties": {
            "description": {"type":"string"},
            "params": {"type":"object"},
            "required": {"type":"boolean"},
            "uri": {"type":"string"}
           },
           "additionalProperties": false
          }
         },
         "pushNotifications": {"type":"boolean"},
         "stateTransitionHistory": {"type":"boolean"},
         "streaming": {"type":"boolean"}
        },
        "additionalProperties": false
       },
       "defaultInputModes": {"type":"array","items":{"type":"string"}},
       "defaultOutputModes": {"type":"array","items":{"type":"string"}},
       "description": {"type":"string"},
       "documentationUrl": {"type":"string"},
       "iconUrl": {"type":"string"},
       "name": {"type":"string"},
       "preferredTransport": {"type":"string"},
       "protocolVersion": {"type":"string"},
       "provider": {
        "type": "object",
        "properties": {"organization":{"type":"string"},"url":{"type":"string"}},
        "additionalProperties": false
       },
       "security": {
        "type": "array",
        "items": {"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}}
       },
       "securitySchemes": {
        "type": "object",
        "additionalProperties": {
         "anyOf": [
          {
           "type": "object",
           "properties": {
            "description": {"type":"string"},
            "in_": {"type":"string","enum":["query","header","cookie"]},
            "name": {"type":"string"},
            "type": {"type":"string","enum":["apiKey"]}
           },
           "required": ["in_","name","type"],
           "additionalProperties": false
          },
          {
           "type": "object",
           "properties": {
            "bearerFormat": {"type":"string"},
            "description": {"type":"string"},
            "scheme": {"type":"string"},
            "type": {"type":"string","enum":["http"]}
           },
           "required": ["scheme","type"],
           "additionalProperties": false
          },
          {
           "type": "object",
           "properties": {
            "description": {"type":"string"},
            "flows": {
             "type": "object",
             "properties": {
              "authorizationCode": {"type":"object"},
              "clientCredentials": {"type":"object"},
              "implicit": {"type":"object"},
              "password": {"type":"object"}
             },
             "additionalProperties": false
            },
            "oauth2MetadataUrl": {"type":"string"},
            "type": {"type":"string","enum":["oauth2"]}
           },
           "required": ["flows","type"],
           "additionalProperties": false
          },
          {
           "type": "object",
           "properties": {
            "description": {"type":"string"},
            "openIdConnectUrl": {"type":"string"},
            "type": {"type":"string","enum":["openIdConnect"]}
           },
           "required": ["openIdConnectUrl","type"],
           "additionalProperties": false
          },
          {
           "type": "object",
           "properties": {"description":{"type":"string"},"type":{"type":"string","enum":["mutualTLS"]}},
           "required": ["type"],
           "additionalProperties": false
          }
         ]
        }
       },
       "signatures": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {"header":{"type":"object"},"protected":{"type":"string"},"signature":{"type":"string"}},
         "additionalProperties": false
        }
       },
       "skills": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "description": {"type":"string"},
          "examples": {"type":"array","items":{"type":"string"}},
          "id": {"type":"string"},
          "inputModes": {"type":"array","items":{"type":"string"}},
          "name": {"type":"string"},
          "outputModes": {"type":"array","items":{"type":"string"}},
          "security": {
           "type": "array",
           "items": {"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}}
          },
          "tags": {"type":"array","items":{"type":"string"}}
         },
         "additionalProperties": false
        }
       },
       "supportsAuthenticatedExtendedCard": {"type":"boolean"},
       "url": {"type":"string"},
       "version": {"type":"string"}
      },
      "additionalProperties": false
     },
     "agent_name": {"type":"string"},
     "extra_headers": {"type":"array","items":{"type":"string"}},
     "kill_switch": {
      "type": "object",
      "properties": {
       "auth": {
        "anyOf": [
         {
          "type": "object",
          "properties": {"token":{"type":"string"},"type":{"type":"string","enum":["bearer"]}},
          "required": ["token","type"],
          "additionalProperties": false
         },
         {
          "type": "object",
          "properties": {
           "api_key": {"type":"string"},
           "header_name": {"type":"string"},
           "type": {"type":"string","enum":["api_key"]}
          },
          "required": ["api_key","type"],
          "additionalProperties": false
         },
         {
          "type": "object",
          "properties": {
           "password": {"type":"string"},
           "type": {"type":"string","enum":["basic"]},
           "username": {"type":"string"}
          },
          "required": ["password","type","username"],
          "additionalProperties": false
         }
        ]
       },
       "body": {"type":"object"},
       "headers": {"type":"object","additionalProperties":{"type":"string"}},
       "method": {"type":"string","enum":["POST","PUT","PATCH","DELETE","GET"]},
       "query_params": {"type":"object","additionalProperties":{"type":"string"}},
       "url": {"type":"string"}
      },
      "required": ["url"],
      "additionalProperties": false
     },
     "litellm_params": {"type":"object"},
     "object_permission": {
      "type": "object",
      "properties": {
       "agents": {"type":"array","items":{"type":"string"}},
       "mcp_access_groups": {"type":"array","items":{"type":"string"}},
       "mcp_servers": {"type":"array","items":{"type":"string"}},
       "mcp_tool_permissions": {"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}},
       "mcp_toolsets": {"type":"array","items":{"type":"string"}},
       "models": {"type":"array","items":{"type":"string"}}
      },
      "additionalProperties": false
     },
     "rpm_limit": {"type":"integer"},
     "session_rpm_limit": {"type":"integer"},
     "session_tpm_limit": {"type":"integer"},
     "static_headers": {"type":"object","additionalProperties":{"type":"string"}},
     "tpm_limit": {"type":"integer"}
    },
    "required": ["agent_card_params","agent_name"],
    "additionalProperties": false
   }
  },
  "agents": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "access_group_ids": {"type":"array","items":{"type":"string"}},
     "agent_card_params": {
      "type": "object",
      "properties": {
       "additionalInterfaces": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {"transport":{"type":"string"},"url":{"type":"string"}},
         "additionalProperties": false
        }
       },
       "capabilities": {
        "type": "object",
        "properties": {
         "extensions": {
          "type": "array",
          "items": {
           "type": "object",
           "properties": {
            "description": {"type":"string"},
            "params": {"type":"object"},
            "required": {"type":"boolean"},
            "uri": {"type":"string"}
           },
           "additionalProperties": false
          }
         },
         "pushNotifications": {"type":"boolean"},
         "stateTransitionHistory": {"type":"boolean"},
         "streaming": {"type":"boolean"}
        },
        "additionalProperties": false
       },
       "defaultInputModes": {"type":"array","items":{"type":"string"}},
       "defaultOutputModes": {"type":"array","items":{"type":"string"}},
       "description": {"type":"string"},
       "documentationUrl": {"type":"string"},
       "iconUrl": {"type":"string"},
       "name": {"type":"string"},
       "preferredTransport": {"type":"string"},
       "protocolVersion": {"type":"string"},
       "provider": {
        "type": "object",
        "properties": {"organization":{"type":"string"},"url":{"type":"string"}},
        "additionalProperties": false
       },
       "security": {
        "type": "array",
        "items": {"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}}
       },
       "securitySchemes": {
        "type": "object",
        "additionalProperties": {
         "anyOf": [
          {
           "type": "object",
           "properties": {
            "description": {"type":"string"},
            "in_": {"type":"string","enum":["query","header","cookie"]},
            "name": {"type":"string"},
            "type": {"type":"string","enum":["apiKey"]}
           },
           "required": ["in_","name","type"],
           "additionalProperties": false
          },
          {
           "type": "object",
           "properties": {
            "bearerFormat": {"type":"string"},
            "description": {"type":"string"},
            "scheme": {"type":"string"},
            "type": {"type":"string","enum":["http"]}
           },
           "required": ["scheme","type"],
           "additionalProperties": false
          },
          {
           "type": "object",
           "properties": {
            "description": {"type":"string"},
            "flows": {
             "type": "object",
             "properties": {
              "authorizationCode": {"type":"object"},
              "clientCredentials": {"type":"object"},
              "implicit": {"type":"object"},
              "password": {"type":"object"}
             },
             "additionalProperties": false
            },
            "oauth2MetadataUrl": {"type":"string"},
            "type": {"type":"string","enum":["oauth2"]}
           },
           "required": ["flows","type"],
           "additionalProperties": false
          },
          {
           "type": "object",
           "properties": {
            "description": {"type":"string"},
            "openIdConnectUrl": {"type":"string"},
            "type": {"type":"string","enum":["openIdConnect"]}
           },
           "required": ["openIdConnectUrl","type"],
           "additionalProperties": false
          },
          {
           "type": "object",
           "properties": {"description":{"type":"string"},"type":{"type":"string","enum":["mutualTLS"]}},
           "required": ["type"],
           "additionalProperties": false
          }
         ]
        }
       },
       "signatures": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {"header":{"type":"object"},"protected":{"type":"string"},"signature":{"type":"string"}},
         "additionalProperties": false
        }
       },
       "skills": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "description": {"type":"string"},
          "examples": {"type":"array","items":{"type":"string"}},
          "id": {"type":"string"},
          "inputModes": {"type":"array","items":{"type":"string"}},
          "name": {"type":"string"},
          "outputModes": {"type":"array","items":{"type":"string"}},
          "security": {
           "type": "array",
           "items": {"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}}
          },
          "tags": {"type":"array","items":{"type":"string"}}
         },
         "additionalProperties": false
        }
       },
       "supportsAuthenticatedExtendedCard": {"type":"boolean"},
       "url": {"type":"string"},
       "version": {"type":"string"}
      },
      "additionalProperties": false
     },
     "agent_name": {"type":"string"},
     "extra_headers": {"type":"array","items":{"type":"string"}},
     "kill_switch": {
      "type": "object",
      "properties": {
       "auth": {
        "anyOf": [
         {
          "type": "object",
          "properties": {"token":{"type":"string"},"type":{"type":"string","enum":["bearer"]}},
          "required": ["token","type"],
          "additionalProperties": false
         },
         {
          "type": "object",
          "properties": {
           "api_key": {"type":"string"},
           "header_name": {"type":"string"},
           "type": {"type":"string","enum":["api_key"]}
          },
          "required": ["api_key","type"],
          "additionalProperties": false
         },
         {
          "type": "object",
          "properties": {
           "password": {"type":"string"},
           "type": {"type":"string","enum":["basic"]},
           "username": {"type":"string"}
          },
          "required": ["password","type","username"],
          "additionalProperties": false
         }
        ]
       },
       "body": {"type":"object"},
       "headers": {"type":"object","additionalProperties":{"type":"string"}},
       "method": {"type":"string","enum":["POST","PUT","PATCH","DELETE","GET"]},
       "query_params": {"type":"object","additionalProperties":{"type":"string"}},
       "url": {"type":"string"}
      },
      "required": ["url"],
      "additionalProperties": false
     },
     "litellm_params": {"type":"object"},
     "object_permission": {
      "type": "object",
      "properties": {
       "agents": {"type":"array","items":{"type":"string"}},
       "mcp_access_groups": {"type":"array","items":{"type":"string"}},
       "mcp_servers": {"type":"array","items":{"type":"string"}},
       "mcp_tool_permissions": {"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}},
       "mcp_toolsets": {"type":"array","items":{"type":"string"}},
       "models": {"type":"array","items":{"type":"string"}}
      },
      "additionalProperties": false
     },
     "rpm_limit": {"type":"integer"},
     "session_rpm_limit": {"type":"integer"},
     "session_tpm_limit": {"type":"integer"},
     "static_headers": {"type":"object","additionalProperties":{"type":"string"}},
     "tpm_limit": {"type":"integer"}
    },
    "required": ["agent_card_params","agent_name"],
    "additionalProperties": false
   }
  },
  "assistant_settings": {
   "type": "object",
   "properties": {"custom_llm_provider":{"type":"string"},"litellm_params":{"type":"object"}},
   "additionalProperties": false
  },
  "callback_settings": {"type":"object","additionalProperties":{"type":"object"}},
  "credential_list": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "credential_info": {"type":"object"},
     "credential_name": {"type":"string"},
     "credential_values": {"type":"object"}
    },
    "required": ["credential_info","credential_name","credential_values"],
    "additionalProperties": false
   }
  },
  "default_vertex_config": {"type":"object"},
  "environment_variables": {"type":"object","additionalProperties":{"type":["string","number","boolean"]}},
  "files_settings": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "api_base": {"type":"string"},
     "api_key": {"type":"string"},
     "api_version": {"type":"string"},
     "custom_llm_provider": {"type":"string"}
    },
    "required": ["custom_llm_provider"],
    "additionalProperties": true
   }
  },
  "finetune_settings": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "api_base": {"type":"string"},
     "api_key": {"type":"string"},
     "api_version": {"type":"string"},
     "custom_llm_provider": {"type":"string"}
    },
    "required": ["custom_llm_provider"],
    "additionalProperties": true
   }
  },
  "general_settings": {
   "type": "object",
   "properties": {
    "admin_only_routes": {"type":"array","items":{"type":"string"}},
    "admission_queue_timeout_seconds": {"type":"number"},
    "alert_to_webhook_url": {"type":"object"},
    "alert_type_config": {"type":"object"},
    "alert_types": {
     "type": "array",
     "items": {
      "type": "string",
      "enum": [
       "llm_exceptions",
       "llm_too_slow",
       "llm_requests_hanging",
       "budget_alerts",
       "spend_reports",
       "failed_tracking_spend",
       "user_spend_thresholds",
       "user_spend_anomalies",
       "db_exceptions",
       "daily_reports",
       "cooldown_deployment",
       "new_model_added",
       "model_deprecation_warnings",
       "outage_alerts",
       "region_outage_alerts",
       "fallback_reports",
       "new_virtual_key_created",
       "virtual_key_updated",
       "virtual_key_deleted",
       "new_team_created",
       "team_updated",
       "team_deleted",
       "new_internal_user_created",
       "internal_user_updated",
       "internal_user_deleted"
      ]
     }
    },
    "alerting": {"type":"array"},
    "alerting_args": {"type":"object"},
    "alerting_threshold": {"type":"integer"},
    "allow_cli_sso_verification_uri_complete": {"type":"boolean"},
    "allow_client_side_credentials": {"type":"boolean"},
    "allow_public_health_readiness_details": {"type":"boolean"},
    "allow_requests_on_db_unavailable": {"type":"boolean"},
    "allow_unmanaged_response_ids": {"type":"boolean"},
    "allow_user_auth": {"type":"boolean"},
    "allowed_file_extensions": {"type":"array","items":{"type":"string"}},
    "allowed_ips": {"type":"array","items":{"type":"string"}},
    "allowed_routes": {"type":"array"},
    "always_include_stream_usage": {"type":"boolean"},
    "apply_user_budget_to_team_keys": {"type":"boolean"},
    "auto_redirect_ui_login_to_sso": {"type":"boolean"},
    "background_health_check_model_groups": {"type":"array","items":{"type":"string"}},
    "background_health_checks": {"type":"boolean"},
    "blocked_file_extensions": {"type":"array","items":{"type":"string"}},
    "cancel_on_disconnect": {"type":"boolean"},
    "claude_code_gateway_managed_settings": {"type":"object"},
    "completion_model": {"type":"string"},
    "control_plane_url": {"type":"string"},
    "coordination_redis": {
     "type": "object",
     "properties": {
      "aws_iam_auth": {"type":["boolean","string"]},
      "aws_iam_cache_name": {"type":"string"},
      "aws_iam_region": {"type":"string"},
      "aws_iam_serverless": {"type":["boolean","string"]},
      "aws_iam_user_name": {"type":"string"},
      "host": {"type":"string"},
      "password": {"type":"string"},
      "port": {"type":"integer"},
      "sentinel_nodes": {"type":"array","items":{"type":"array","items":{"type":["string","integer"]}}},
      "sentinel_password": {"type":"string"},
      "service_name": {"type":"string"},
      "ssl": {"type":"boolean"},
      "startup_nodes": {
       "type": "array",
       "items": {
        "type": "object",
        "properties": {"host":{"type":"string"},"port":{"type":"integer"}},
        "required": ["host","port"],
        "additionalProperties": false
       }
      },
      "url": {"type":"string"},
      "username": {"type":"string"}
     },
     "additionalProperties": true
    },
    "custom_auth": {"type":"string"},
    "custom_auth_run_common_checks": {"type":"boolean"},
    "custom_key_generate": {"type":"string"},
    "custom_key_policy": {"type":"string"},
    "custom_key_update": {"type":"string"},
    "custom_sso": {"type":"string"},
    "custom_team_metadata_validate": {"type":"string"},
    "custom_ui_sso_sign_in_handler": {"type":"string"},
    "dangerously_permit_weak_or_unset_master_key": {"type":"boolean"},
    "database_args": {
     "type": "object",
     "properties": {
      "assume_role_aws_role_name": {"type":"string"},
      "assume_role_aws_session_name": {"type":"string"},
      "aws_duration_seconds": {"type":"integer"},
      "aws_policy": {"type":"string"},
      "aws_policy_arns": {"type":"array","items":{"type":"string"}},
      "aws_provider_id": {"type":"string"},
      "aws_role_name": {"type":"string"},
      "aws_session_name": {"type":"string"},
      "aws_web_identity_token": {"type":"string"},
      "billing_mode": {"type":"string","enum":["PROVISIONED_THROUGHPUT","PAY_PER_REQUEST"]},
      "config_table_name": {"type":"string"},
      "key_table_name": {"type":"string"},
      "read_capacity_units": {"type":"integer"},
      "region_name": {"type":"string"},
      "spend_table_name": {"type":"string"},
      "ssl_verify": {"type":"boolean"},
      "user_table_name": {"type":"string"},
      "write_capacity_units": {"type":"integer"}
     },
     "required": ["billing_mode","region_name"],
     "additionalProperties": false
    },
    "database_connect_timeout": {"type":"number"},
    "database_connection_pool_limit": {"type":"integer"},
    "database_connection_pool_timeout": {"type":"number"},
    "database_connection_timeout": {"type":"number"},
    "database_disable_prepared_statements": {"type":"boolean"},
    "database_extra_connection_params": {"type":"object"},
    "database_max_idle_connection_lifetime": {"type":"number"},
    "database_socket_timeout": {"type":"number"},
    "database_type": {"type":"string","enum":["dynamo_db"]},
    "database_url": {"type":"string"},
    "default_team_disabled": {"type":"boolean"},
    "disable_auto_add_proxy_admin_to_teams": {"type":"boolean"},
    "disable_batch_input_file_rate_limiting": {"type":"boolean"},
    "disable_bedrock_agent_runtime_passthrough": {"type":"boolean"},
    "disable_budget_reservation": {"type":"boolean"},
    "disable_custom_api_keys": {"type":"boolean"},
    "disable_env_credential_login": {"type":"boolean"},
    "disable_error_logs": {"type":"boolean"},
    "disable_key_generate_for_org_admin": {"type":"boolean"},
    "disable_master_key_return": {"type":"boolean"},
    "disable_model_info_refresh": {"type":"boolean"},
    "disable_password_login_when_sso_enabled": {"type":"boolean"},
    "disable_prisma_schema_update": {"type":"boolean"},
    "disable_reset_budget": {"type":"boolean"},
    "disable_responses_id_security": {"type":"boolean"},
    "disable_retry_on_max_parallel_request_limit_error": {"type":"boolean"},
    "disable_spend_logs": {"type":"boolean"},
    "disable_spend_updates": {"type":"boolean"},
    "drain_endpoint_token": {"type":"string"},
    "enable_claude_code_gateway": {"type":"boolean"},
    "enable_drain_endpoint": {"type":"boolean"},
    "enable_health_check_routing": {"type":"boolean"},
    "enable_jwt_auth": {"type":"boolean"},
    "enable_oauth2_auth": {"type":"boolean"},
    "enable_oauth2_proxy_auth": {"type":"boolean"},
    "enable_openai_websocket_passthrough": {"type":"boolean"},
    "enable_public_model_hub": {"type":"boolean"},
    "enforce_fallback_model_access": {"type":"boolean"},
    "enforce_rbac": {"type":"boolean"},
    "enforce_user_param": {"type":"boolean"},
    "enforced_params": {"type":"array","items":{"type":"string"}},
    "expose_fallback_errors_to_caller": {"type":"boolean"},
    "fail_closed_budget_enforcement": {"type":"boolean"},
    "failed_login_block_seconds": {"type":"integer"},
    "failed_login_window_seconds": {"type":"integer"},
    "forward_client_headers_to_llm_api": {"type":"boolean"},
    "forward_llm_provider_auth_headers": {"type":"boolean"},
    "forward_openai_org_id": {"type":"boolean"},
    "global_max_parallel_requests": {"type":"integer"},
    "health_check_concurrency": {"type":"integer"},
    "health_check_details": {"type":"boolean"},
    "health_check_ignore_transient_errors": {"type":"boolean"},
    "health_check_interval": {"type":"integer"},
    "health_check_skip_disabled_background_models": {"type":"boolean"},
    "health_check_staleness_threshold": {"type":"number"},
    "hide_default_credentials_hint": {"type":"boolean"},
    "image_generation_model": {"type":"string"},
    "include_call_id_in_error_body": {"type":"boolean"},
    "infer_model_from_keys": {"type":"boolean"},
    "key_management_settings": {
     "type": "object",
     "properties": {
      "access_mode": {"type":"string","enum":["read_only","write_only","read_and_write"]},
      "aws_external_id": {"type":"string"},
      "aws_profile_name": {"type":"string"},
      "aws_region_name": {"type":"string"},
      "aws_role_name": {"type":"string"},
      "aws_session_name": {"type":"string"},
      "aws_sts_endpoint": {"type":"string"},
      "aws_web_identity_token": {"type":"string"},
      "custom_secret_manager": {"type":"string"},
      "description": {"type":"string"},
      "hosted_keys": {"type":"array"},
      "kms_key_id": {"type":"string"},
      "prefix_for_stored_virtual_keys": {"type":"string"},
      "primary_secret_name": {"type":"string"},
      "replica_regions": {"type":"array","items":{"type":"string"}},
      "store_virtual_keys": {"type":"boolean"},
      "tags": {"type":"object","additionalProperties":{"type":"string"}}
     },
     "additionalProperties": false
    },
    "key_management_system": {
     "type": "string",
     "enum": [
      "google_kms",
      "azure_key_vault",
      "aws_secret_manager",
      "google_secret_manager",
      "hashicorp_vault",
      "cyberark",
      "local",
      "aws_kms",
      "custom"
     ]
    },
    "litellm_jwtauth": {
     "type": "object",
     "properties": {
      "admin_allowed_routes": {"type":"array","items":{"type":"string"}},
      "admin_jwt_scope": {"type":"string"},
      "agent_id_jwt_field": {"type":"string"},
      "custom_validate": {"type":"string"},
      "end_user_id_jwt_field": {"type":"string"},
      "enforce_rbac": {"type":"boolean"},
      "enforce_scope_based_access": {"type":"boolean"},
      "enforce_team_based_model_access": {"type":"boolean"},
      "fallback_to_db_teams": {"type":"boolean"},
      "issuers": {
       "type": "array",
       "items": {
        "type": "object",
        "properties": {
         "audience": {"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]},
         "disable_audience_validation": {"type":"boolean"},
         "end_user_id_jwt_field": {"type":"string"},
         "issuer": {"type":"string"},
         "jwks_url": {"type":"string"},
         "org_id_jwt_field": {"type":"string"},
         "team_id_jwt_field": {"type":"string"},
         "team_ids_jwt_field": {"type":"string"},
         "unregistered_jwt_client_behavior": {"type":"string","enum":["fallback_team_mapping","reject","auto_register"]},
         "user_email_jwt_field": {"type":"string"},
         "user_id_jwt_field": {"type":"string"},
         "virtual_key_claim_field": {"type":"string"}
        },
        "required": ["issuer"],
        "additionalProperties": false
       }
      },
      "jwt_litellm_role_map": {
       "type": "array",
       "items": {
        "type": "object",
        "properties": {
         "jwt_role": {"type":"string"},
         "litellm_role": {
          "type": "string",
          "enum": [
           "proxy_admin",
           "proxy_admin_viewer",
           "org_admin",
           "internal_user",
           "internal_user_viewer",
           "team",
           "customer"
          ]
         }
        },
        "required": ["jwt_role","litellm_role"],
        "additionalProperties": false
       }
      },
      "mcp_client_id_jwt_field": {"type":"string"},
      "object_id_jwt_field": {"type":"string"},
      "oidc_userinfo_cache_ttl": {"type":"number"},
      "oidc_userinfo_enabled": {"type":"boolean"},
      "oidc_userinfo_endpoint": {"type":"string"},
      "org_alias_jwt_field": {"type":"string"},
      "org_id_jwt_field": {"type":"string"},
      "public_allowed_routes": {"type":"array","items":{"type":"string"}},
      "public_key_stale_ttl": {"type":"number"},
      "public_key_ttl": {"type":"number"},
      "role_mappings": {
       "type": "array",
       "items": {
        "type": "object",
        "properties": {
         "internal_role": {"type":"string","enum":["proxy_admin","team","internal_user"]},
         "role": {"type":"string"}
        },
        "required": ["internal_role","role"],
        "additionalProperties": false
       }
      },
      "roles_jwt_field": {"type":"string"},
      "routing_overrides": {
       "type": "array",
       "items": {
        "type": "object",
        "properties": {
         "aud": {"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]},
         "client_id": {"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]},
         "iss": {"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]},
         "path": {"type":"string","enum":["oauth2"]},
         "scope": {"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]}
        },
        "required": ["iss"],
        "additionalProperties": false
       }
      },
      "scope_mappings": {
       "type": "array",
       "items": {
        "type": "object",
        "properties": {
         "models": {"type":"array","items":{"type":"string"}},
         "routes": {"type":"array","items":{"type":"string"}},
         "scope": {"type":"string"}
        },
        "required": ["scope"],
        "additionalProperties": false
       }
      },
      "sync_user_role_and_teams": {"type":"boolean"},
      "team_alias_jwt_field": {"type":"string"},
      "team_allowed_routes": {"type":"array","items":{"type":"string"}},
      "team_claim_fallback": {"type":"boolean"},
      "team_id_default": {"type":"string"},
      "team_id_jwt_field": {"type":"string"},
      "team_id_upsert": {"type":"boolean"},
      "team_ids_jwt_field": {"type":"string"},
      "unregistered_jwt_client_behavior": {"type":"string","enum":["fallback_team_mapping","reject","auto_register"]},
      "upsert_sso_user_to_team": {"type":"boolean"},
      "user_allowed_email_domain": {"type":"string"},
      "user_allowed_roles": {"type":"array","items":{"type":"string"}},
      "user_email_jwt_field": {"type":"string"},
      "user_id_jwt_field": {"type":"string"},
      "user_id_upsert": {"type":"boolean"},
      "user_roles_jwt_field": {"type":"string"},
      "virtual_key_claim_field": {"type":"string"},
      "virtual_key_mapping_cache_ttl": {"type":"number"}
     },
     "additionalProperties": false
    },
    "litellm_key_header_name": {"type":"string"},
    "litellm_license": {"type":"string"},
    "master_key": {"type":"string"},
    "max_batch_file_size_mb": {"type":"integer"},
    "max_failed_login_attempts_per_source": {"type":"integer"},
    "max_failed_login_attempts_per_source_overrides": {"type":"object","additionalProperties":{"type":"integer"}},
    "max_file_size_mb": {"type":"integer"},
    "max_in_flight_requests_per_worker": {"type":"integer"},
    "max_parallel_requests": {"type":"integer"},
    "max_queued_requests_per_worker": {"type":"integer"},
    "max_request_size_mb": {"type":"integer"},
    "max_response_size_mb": {"type":"integer"},
    "maximum_autorouter_session_retention_period": {"type":"string"},
    "maximum_health_check_retention_period": {"type":"string"},
    "maximum_spend_logs_cleanup_batch_size": {"type":"integer"},
    "maximum_spend_logs_cleanup_batch_timeout": {"type":"string"},
    "maximum_spend_logs_cleanup_cron": {"type":"string"},
    "maximum_spend_logs_cleanup_max_batches": {"type":"integer"},
    "maximum_spend_logs_cleanup_run_budget": {"type":"string"},
    "maximum_spend_logs_retention_interval": {"type":"string"},
    "maximum_spend_logs_retention_period": {"type":"string"},
    "mcp_allowed_clients": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {"alias":{"type":"string"},"value":{"type":"string"}},
      "required": ["alias","value"],
      "additionalProperties": false
     }
    },
    "mcp_client_id_header": {"type":"string"},
    "mcp_client_side_auth_header_name": {"type":"string"},
    "mcp_internal_ip_ranges": {"type":"array","items":{"type":"string"}},
    "mcp_required_fields": {"type":"array","items":{"type":"string"}},
    "mcp_session_token_signing": {},
    "mcp_trusted_proxy_ranges": {"type":"array","items":{"type":"string"}},
    "mcp_xff_num_trusted_hops": {"type":"integer"},
    "missing_session_id": {"type":"string","enum":["generate","reject","omit"]},
    "model_list_healthy_only": {"type":"boolean"},
    "moderation_model": {"type":"string"},
    "oauth2_config_mappings": {"type":"object","additionalProperties":{"type":"string"}},
    "otel": {"type":"boolean"},
    "pass_through_endpoints": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "auth": {"type":"boolean"},
       "cost_per_request": {"type":"number"},
       "default_query_params": {"type":"object"},
       "guardrails": {
        "type": "object",
        "additionalProperties": {
         "type": "object",
         "properties": {
          "request_fields": {"type":"array","items":{"type":"string"}},
          "response_fields": {"type":"array","items":{"type":"string"}}
         },
         "additionalProperties": false
        }
       },
       "headers": {"type":"object"},
       "id": {"type":"string"},
       "include_subpath": {"type":"boolean"},
       "is_from_config": {"type":"boolean"},
       "methods": {"type":"array","items":{"type":"string"}},
       "path": {"type":"string"},
       "target": {"type":"string"},
       "timeout": {"type":"number"}
      },
      "required": ["path","target"],
      "additionalProperties": false
     }
    },
    "pass_through_request_timeout": {"type":"number"},
    "passthrough_managed_object_ids": {"type":"boolean"},
    "password_policy_check_breached_passwords": {"type":"boolean"},
    "password_policy_min_length": {"type":"integer"},
    "password_policy_require_lowercase": {"type":"boolean"},
    "password_policy_require_numbers": {"type":"boolean"},
    "password_policy_require_special_characters": {"type":"boolean"},
    "password_policy_require_uppercase": {"type":"boolean"},
    "plugins": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "display_name": {"type":"string"},
       "name": {"type":"string"},
       "plugin_key": {"type":"string"},
       "url": {"type":"string"}
      },
      "required": ["name","url"],
      "additionalProperties": false
     }
    },
    "provider_url_destination_allowed_hosts": {"type":"array","items":{"type":"string"}},
    "proxy_batch_polling_interval": {"type":"number"},
    "proxy_batch_write_at": {"type":"number"},
    "proxy_budget_rescheduler_max_time": {"type":"number"},
    "proxy_budget_rescheduler_min_time": {"type":"number"},
    "proxy_config_reload_interval_seconds": {"type":"integer"},
    "public_routes": {"type":"array","items":{"type":"string"}},
    "reject_clientside_metadata_tags": {"type":"boolean"},
    "require_end_user_mcp_access_defined": {"type":"boolean"},
    "require_key_mcp_access_defined": {"type":"boolean"},
    "role_permissions": {"type":"array","items":{"type":"object"}},
    "scheduled_job_stagger": {
     "type": "object",
     "properties": {
      "enabled": {"type":"boolean"},
      "identity": {"type":"string"},
      "offsets": {"type":"object","additionalProperties":{"type":"integer"}},
      "window_seconds": {"type":"integer"}
     },
     "additionalProperties": false
    },
    "search_tools": {},
    "service_account_settings": {"type":"object"},
    "skip_batch_input_file_rate_limiting_for_models": {"type":"array","items":{"type":"string"}},
    "skip_batch_input_file_rate_limiting_for_providers": {"type":"array","items":{"type":"string"}},
    "spend_capture_rate_check": {
     "type": "object",
     "properties": {
      "lookback_days": {"type":"integer"},
      "openai_project_ids": {"type":"array","items":{"type":"string"}},
      "providers": {"type":"array","items":{"type":"string","enum":["openai"]}},
      "threshold": {"type":"number"}
     },
     "additionalProperties": false
    },
    "spend_report_frequency": {"type":"string"},
    "store_model_in_db": {"type":"boolean"},
    "store_prompts_in_spend_logs": {"type":"boolean"},
    "supported_db_objects": {
     "type": "array",
     "items": {
      "type": "string",
      "enum": [
       "models",
       "mcp",
       "guardrails",
       "policies",
       "vector_stores",
       "pass_through_endpoints",
       "prompts",
       "model_cost_map",
       "tools",
       "config_overrides",
       "websearch_interception_settings"
      ]
     }
    },
    "team_metadata_schema": {"type":"object"},
    "team_metadata_validation_error_message": {"type":"string"},
    "team_metadata_validation_timeout": {"type":"number"},
    "token_rate_limit_type": {"type":"string"},
    "track_unmanaged_batch_cost": {"type":"boolean"},
    "transcribe_media_buckets": {"type":"array","items":{"type":"string"}},
    "trusted_proxy_ranges": {"type":"array","items":{"type":"string"}},
    "ui_access_mode": {"type":"string","enum":["admin_only","all"]},
    "use_azure_key_vault": {"type":"boolean"},
    "use_google_kms": {"type":"boolean"},
    "use_redis_transaction_buffer": {"type":"boolean"},
    "use_shared_health_check": {"type":"boolean"},
    "use_spend_logs_partitioning": {"type":"boolean"},
    "use_team_public_model_name": {"type":"boolean"},
    "use_x_forwarded_for": {"type":"boolean"},
    "user_api_key_cache_max_size": {"type":"integer"},
    "user_api_key_cache_ttl": {"type":"number"},
    "user_header_mappings": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "header_name": {"type":"string"},
       "litellm_user_role": {"type":"string","enum":["internal_user","customer"]}
      },
      "required": ["header_name","litellm_user_role"],
      "additionalProperties": false
     }
    },
    "user_header_name": {"type":"string"},
    "user_mcp_management_mode": {"type":"string","enum":["restricted","view_all"]},
    "user_url_allowed_hosts": {"type":"array","items":{"type":"string"}},
    "user_url_validation": {"type":"boolean"}
   },
   "additionalProperties": false
  },
  "guardrails": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "guardrail_info": {"type":"object"},
     "guardrail_name": {"type":"string"},
     "litellm_params": {
      "type": "object",
      "properties": {
       "action": {"type":"string","enum":["block","mask"]},
       "additional_provider_specific_params": {"type":"object"},
       "advisory_system_message": {"type":"string"},
       "agent_id": {"type":"string"},
       "akto_account_id": {"type":"string"},
       "akto_api_key": {"type":"string"},
       "akto_base_url": {"type":"string"},
       "akto_vxlan_id": {"type":"string"},
       "anonymize_input": {"type":"boolean"},
       "api_base": {"type":"string"},
       "api_endpoint": {"type":"string"},
       "api_id": {"type":"string"},
       "api_key": {"type":"string"},
       "api_version": {"type":"string"},
       "application": {"type":"string"},
       "application_id": {"type":"string"},
       "assertions": {"type":"array","items":{"type":"string"}},
       "asset_id": {"type":"string"},
       "async_mode": {"type":"boolean"},
       "auth_token": {"type":"string"},
       "aws_access_key_id": {"type":"string"},
       "aws_bedrock_runtime_endpoint": {"type":"string"},
       "aws_external_id": {"type":"string"},
       "aws_profile_name": {"type":"string"},
       "aws_region_name": {"type":"string"},
       "aws_role_name": {"type":"string"},
       "aws_secret_access_key": {"type":"string"},
       "aws_session_name": {"type":"string"},
       "aws_session_token": {"type":"string"},
       "aws_sts_endpoint": {"type":"string"},
       "aws_web_identity_token": {"type":"string"},
       "base_url": {"type":"string"},
       "block_failures": {"type":"boolean"},
       "block_on_error": {"type":"boolean"},
       "block_on_violation": {"type":"boolean"},
       "blocked_languages": {"type":"array","items":{"type":"string"}},
       "blocked_words": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "action": {"type":"string","enum":["BLOCK","MASK"]},
          "description": {"type":"string"},
          "keyword": {"type":"string"}
         },
         "required": ["action","keyword"],
         "additionalProperties": false
        }
       },
       "blocked_words_file": {"type":"string"},
       "breakdown": {"type":"boolean"},
       "categories": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "action": {"type":"string","enum":["BLOCK","MASK"]},
          "category": {"type":"string"},
          "category_file": {"type":"string"},
          "enabled": {"type":"boolean"},
          "severity_threshold": {"type":"string","enum":["high","medium","low"]}
         },
         "required": ["action","category"],
         "additionalProperties": true
        }
       },
       "category_thresholds": {
        "type": "object",
        "properties": {"jailbreak":{"type":"number"},"prompt_injection":{"type":"number"}},
        "additionalProperties": true
       },
       "ccr_retrieval": {"type":"boolean"},
       "checks": {
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "contentFilter": {
            "type": "object",
            "properties": {
             "categories": {
              "type": "array",
              "items": {
               "type": "object",
               "properties": {"category":{"type":"string","enum":["VIOLENCE","HATE","SEXUAL","MISCONDUCT","INSULTS"]}},
               "required": ["category"],
               "additionalProperties": false
              }
             }
            },
            "required": ["categories"],
            "additionalProperties": false
           },
           "promptAttack": {
            "type": "object",
            "properties": {
             "categories": {
              "type": "array",
              "items": {
               "type": "object",
               "properties": {"category":{"type":"string","enum":["JAILBREAK","PROMPT_INJECTION","PROMPT_LEAKAGE"]}},
               "required": ["category"],
               "additionalProperties": false
              }
             }
            },
            "required": ["categories"],
            "additionalProperties": false
           },
           "sensitiveInformation": {
            "type": "object",
            "properties": {
             "entities": {
              "type": "array",
              "items": {
               "type": "object",
               "properties": {
                "type": {
                 "type": "string",
                 "enum": [
                  "ADDRESS",
                  "AGE",
                  "AWS_ACCESS_KEY",
                  "AWS_SECRET_KEY",
                  "CA_HEALTH_NUMBER",
                  "CA_SOCIAL_INSURANCE_NUMBER",
                  "CREDIT_DEBIT_CARD_CVV",
                  "CREDIT_DEBIT_CARD_EXPIRY",
                  "CREDIT_DEBIT_CARD_NUMBER",
                  "DRIVER_ID",
                  "EMAIL",
                  "INTERNATIONAL_BANK_ACCOUNT_NUMBER",
                  "IP_ADDRESS",
                  "LICENSE_PLATE",
                  "MAC_ADDRESS",
                  "NAME",
                  "PASSWORD",
                  "PHONE",
                  "PIN",
                  "SWIFT_CODE",
                  "UK_NATIONAL_HEALTH_SERVICE_NUMBER",
                  "UK_NATIONAL_INSURANCE_NUMBER",
                  "UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER",
                  "URL",
                  "USERNAME",
                  "US_BANK_ACCOUNT_NUMBER",
                  "US_BANK_ROUTING_NUMBER",
                  "US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER",
                  "US_PASSPORT_NUMBER",
                  "US_SOCIAL_SECURITY_NUMBER",
                  "VEHICLE_IDENTIFICATION_NUMBER"
                 ]
                }
               },
               "required": ["type"],
               "additionalProperties": false
              }
             }
            },
            "required": ["entities"],
            "additionalProperties": false
           }
          },
          "additionalProperties": false
         },
         {
          "type": "array",
          "items": {
           "type": "object",
           "properties": {
            "action": {"type":"string","enum":["block","log"]},
            "instructions": {"type":"string"},
            "name": {"type":"string"},
            "threshold": {"type":"number"}
           },
           "required": ["instructions","name"],
           "additionalProperties": false
          }
         }
        ]
       },
       "chunk_budget_chars": {"type":"integer"},
       "client_id": {"type":"string"},
       "client_secret": {"type":"string"},
       "confidence_threshold": {"type":"number"},
       "config": {"type":"object"},
       "content_filter_threshold": {"type":"number"},
       "content_moderation_check": {"type":"boolean"},
       "contextual_grounding_from_messages": {"type":"boolean"},
       "credentials": {"type":"string"},
       "custom_code": {"type":"string"},
       "decision_model": {"type":"string"},
       "deepkeep_firewall_id": {"type":"string"},
       "default_action": {"type":"string","enum":["allow","deny"]},
       "default_on": {"type":"boolean"},
       "deployment_name": {"type":"string"},
       "detect_execution_intent": {"type":"boolean"},
       "detect_secrets_config": {"type":"object"},
       "detector_id": {"type":"string"},
       "detectors": {"type":"object"},
       "dev_info": {"type":"boolean"},
       "disable_exception_on_block": {"type":"boolean"},
       "end_session_after_n_fails": {"type":"integer"},
       "evaluation_id": {"type":"string"},
       "experimental_use_latest_role_message_only": {"type":"boolean"},
       "extra_headers": {"type":"array","items":{"type":"string"}},
       "fail_on_error": {"type":"boolean"},
       "grounding_check": {"type":"boolean"},
       "grounding_strictness": {"type":"string","enum":["BALANCED","STRICT"]},
       "guard_name": {"type":"string"},
       "guardrail": {"type":"string"},
       "guardrailIdentifier": {"type":"string"},
       "guardrailVersion": {"type":"string"},
       "guardrail_timeout": {"type":"integer"},
       "hallucinations_check": {"type":"boolean"},
       "include_evidence": {"type":"boolean"},
       "include_scanners": {"type":"boolean"},
       "inspect_embeddings": {"type":"boolean"},
       "is_detector_server": {"type":"boolean"},
       "keyword_redaction_tag": {"type":"string"},
       "lasso_conversation_id": {"type":"string"},
       "lasso_user_id": {"type":"string"},
       "location": {"type":"string"},
       "mask": {"type":"boolean"},
       "mask_request_content": {"type":"boolean"},
       "mask_response_content": {"type":"boolean"},
       "max_concurrent_decision_calls": {"type":"integer"},
       "max_input_chars": {"type":"integer"},
       "metadata": {"type":"object"},
       "mock_redacted_text": {"type":"object"},
       "mode": {
        "anyOf": [
         {
          "type": "string",
          "enum": [
           "pre_call",
           "post_call",
           "during_call",
           "logging_only",
           "pre_mcp_call",
           "during_mcp_call",
           "post_mcp_call",
           "realtime_input_transcription"
          ]
         },
         {
          "type": "array",
          "items": {
           "type": "string",
           "enum": [
            "pre_call",
            "post_call",
            "during_call",
            "logging_only",
            "pre_mcp_call",
            "during_mcp_call",
            "post_mcp_call",
            "realtime_input_transcription"
           ]
          }
         },
         {
          "type": "object",
          "properties": {
           "default": {"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]},
           "tags": {"type":"object"}
          },
          "required": ["tags"],
          "additionalProperties": false
         }
        ]
       },
       "model": {"type":"string"},
       "monitor_mode": {"type":"boolean"},
       "on_disallowed_action": {"type":"string","enum":["block","rewrite"]},
       "on_flagged": {"type":"string","enum":["block","monitor","inject_system_message"]},
       "on_flagged_action": {"type":"string"},
       "on_sensitive_data": {"type":"string","enum":["block","route"]},
       "on_violation": {"type":"string","enum":["warn","end_session","block","alert"]},
       "only_scan_new_messages": {"type":"boolean"},
       "optional_params": {
        "type": "object",
        "properties": {
         "enabled_rules": {
          "type": "array",
          "items": {
           "type": "object",
           "properties": {
            "entity_types": {"type":"array","items":{"type":"string"}},
            "rule_name": {
             "type": "string",
             "enum": [
              "Code Detection",
              "Harassment",
              "Hate Speech",
              "PCI",
              "PHI",
              "PII",
              "Prompt Injection",
              "Profanity",
              "Sexual Content & Exploitation",
              "Social Division & Polarization",
              "Violence & Public Safety Threats"
             ]
            }
           },
           "required": ["rule_name"],
           "additionalProperties": false
          }
         },
         "fallback_on_error": {"type":"string","enum":["allow","block"]},
         "inspect_path": {"type":"string"},
         "inspection_type": {"type":"string","enum":["chat","mcp"]},
         "integration_profile_id": {"type":"string"},
         "integration_profile_version": {"type":"string"},
         "integration_tenant_id": {"type":"string"},
         "integration_type": {"type":"string"},
         "on_flagged_action": {"type":"string"},
         "timeout": {"type":"number"}
        },
        "additionalProperties": true
       },
       "output_parse_pii": {"type":"boolean"},
       "pangea_input_recipe": {"type":"string"},
       "pangea_output_recipe": {"type":"string"},
       "pattern_redaction_format": {"type":"string"},
       "patterns": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "action": {"type":"string","enum":["BLOCK","MASK"]},
          "name": {"type":"string"},
          "pattern": {"type":"string"},
          "pattern_name": {"type":"string"},
          "pattern_type": {"type":"string","enum":["prebuilt","regex"]}
         },
         "required": ["action","pattern_type"],
         "additionalProperties": false
        }
       },
       "payload": {"type":"boolean"},
       "persist_session": {"type":"boolean"},
       "pii_check": {"type":"boolean"},
       "pii_confidence_threshold": {"type":"number"},
       "pii_entities_config": {"type":"object","additionalProperties":{"type":"string","enum":["BLOCK","MASK"]}},
       "policy_id": {"type":"integer"},
       "policy_name": {"type":"string"},
       "policy_names": {"type":"array","items":{"type":"string"}},
       "post_checkpoint_id": {"type":"string"},
       "pre_checkpoint_id": {"type":"string"},
       "presidio_ad_hoc_recognizers": {"type":"string"},
       "presidio_analyze_chunk_size_bytes": {"type":"integer"},
       "presidio_analyzer_api_base": {"type":"string"},
       "presidio_anonymizer_api_base": {"type":"string"},
       "presidio_entities_deny_list": {"type":"array","items":{"type":"string"}},
       "presidio_filter_scope": {"type":"string","enum":["input","output","both"]},
       "presidio_language": {"type":"string"},
       "presidio_run_on": {"type":"string","enum":["input","output","both"]},
       "presidio_score_thresholds": {"type":"object","additionalProperties":{"type":"number"}},
       "project_id": {"type":"string"},
       "prompt_attack_threshold": {"type":"number"},
       "prompt_injections": {"type":"boolean"},
       "realtime_violation_message": {"type":"string"},
       "resource_app_id": {"type":"string"},
       "rules": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "allowed_param_patterns": {"type":"object","additionalProperties":{"type":"string"}},
          "decision": {"type":"string","enum":["allow","deny"]},
          "id": {"type":"string"},
          "tool_name": {"type":"string"},
          "tool_type": {"type":"string"}
         },
         "required": ["decision","id"],
         "additionalProperties": false
        }
       },
       "run_in_parallel": {"type":"boolean"},
       "sanitize_error_detail": {"type":"boolean"},
       "scan_only_tool_results": {"type":"boolean"},
       "scan_raw_request": {"type":"boolean"},
       "send_user_api_key_alias": {"type":"boolean"},
       "send_user_api_key_team_id": {"type":"boolean"},
       "send_user_api_key_user_id": {"type":"boolean"},
       "sensitive_data_route_to_model": {"type":"string"},
       "severity_threshold": {"type":"string"},
       "singulr_api_base": {"type":"string"},
       "singulr_api_key": {"type":"string"},
       "singulr_application_id": {"type":"string"},
       "singulr_guardrail_id": {"type":"string"},
       "skip_system_message_in_guardrail": {"type":"boolean"},
       "skip_tool_message_in_guardrail": {"type":"boolean"},
       "skip_unscannable_attachments": {"type":"boolean"},
       "sticky_session_routing": {"type":"boolean"},
       "template_id": {"type":"string"},
       "tenant_id": {"type":"string"},
       "timeout": {"type":"number"},
       "tool_selection_quality_check": {"type":"boolean"},
       "tracker_api_base": {"type":"string"},
       "tracker_api_key": {"type":"string"},
       "unreachable_fallback": {"type":"string","enum":["fail_closed","fail_open"]},
       "use_v2": {"type":"boolean"},
       "verify_ssl": {"type":"boolean"},
       "version": {"type":"integer"},
       "violation_message_template": {"type":"string"},
       "xecguard_model": {"type":"string"}
      },
      "required": ["guardrail","mode"],
      "additionalProperties": true
     },
     "policy_template": {"type":"string"}
    },
    "required": ["guardrail_name","litellm_params"],
    "additionalProperties": false
   }
  },
  "include": {"type":"array","items":{"type":"string"}},
  "litellm_settings": {
   "type": "object",
   "properties": {
    "add_function_to_prompt": {"type":"boolean"},
    "add_user_information_to_llm_headers": {"type":"boolean"},
    "agent_search_embedding_model": {"type":"string"},
    "ai21_key": {"type":"string"},
    "aiohttp_trust_env": {"type":"boolean"},
    "aleph_alpha_key": {"type":"string"},
    "allow_dynamic_callback_disabling": {"type":"boolean"},
    "allowed_fails": {"type":"integer"},
    "amazon_nova_api_key": {"type":"string"},
    "anthropic_beta_headers_url": {"type":"string"},
    "anthropic_key": {"type":"string"},
    "anthropic_prompt_caching_ttl": {"type":"string","enum":["5m","1h"]},
    "anthropic_sse_ping_interval_seconds": {"type":"number"},
    "api_base": {"type":"string"},
    "api_key": {"type":"string"},
    "api_version": {"type":"string"},
    "argilla_batch_size": {"type":"integer"},
    "argilla_transformation_object": {"type":"object"},
    "audit_log_callbacks": {"type":"array","items":{"type":"string"}},
    "autorouter_presets_url": {"type":"string"},
    "aws_sqs_callback_params": {"type":"object"},
    "azure_content_safety_params": {"type":"object"},
    "azure_key": {"type":"string"},
    "banned_keywords_list": {"anyOf":[{"type":"string"},{"type":"array"}]},
    "baseten_key": {"type":"string"},
    "bedrock_neutralize_orphaned_tool_blocks": {"type":"boolean"},
    "bedrock_request_metadata_fields": {"type":"array","items":{"type":"string"}},
    "block_requests_for_models_without_pricing": {"type":"boolean"},
    "blocked_user_list": {"anyOf":[{"type":"string"},{"type":"array"}]},
    "blog_posts_url": {"type":"string"},
    "budget_duration": {"type":"string"},
    "budget_exceeded_status_code": {"type":"integer"},
    "budget_exceeded_throttle_percentage": {"type":"number"},
    "budget_reset_time": {"type":"string"},
    "budget_rollover": {"type":"boolean"},
    "bytez_key": {"type":"string"},
    "cache": {"type":"boolean"},
    "cache_params": {
     "type": "object",
     "properties": {
      "aws_iam_auth": {"type":"boolean"},
      "aws_iam_cache_name": {"type":"string"},
      "aws_iam_region": {"type":"string"},
      "aws_iam_serverless": {"type":"boolean"},
      "aws_iam_user_name": {"type":"string"},
      "azure_account_url": {"type":"string"},
      "azure_blob_container": {"type":"string"},
      "azure_client_id": {},
      "azure_client_secret": {},
      "azure_redis_ad_token": {},
      "azure_tenant_id": {},
      "cache": {},
      "cache_config": {},
      "client_name": {},
      "connection_pool_kwargs": {"type":"object"},
      "credential_provider": {},
      "db": {"type":"integer"},
      "decode_responses": {},
      "default_in_memory_ttl": {"type":"number"},
      "default_in_redis_ttl": {"type":"number"},
      "disk_cache_dir": {"type":"string"},
      "driver_info": {},
      "encoding": {},
      "encoding_errors": {},
      "gcp_service_account": {"type":"string"},
      "gcp_ssl_ca_certs": {"type":"string"},
      "gcs_bucket_name": {"type":"string"},
      "gcs_path": {"type":"string"},
      "gcs_path_service_account": {"type":"string"},
      "health_check_interval": {},
      "host": {"type":"string"},
      "legacy_responses": {},
      "lib_name": {},
      "lib_version": {},
      "maint_notifications_config": {},
      "max_connections": {"type":"integer"},
      "mode": {"type":"string","enum":["default_on","default_off"]},
      "namespace": {"type":"string"},
      "password": {"type":"string"},
      "port": {"type":["integer","string"]},
      "protocol": {},
      "qdrant_api_base": {"type":"string"},
      "qdrant_api_key": {"type":"string"},
      "qdrant_collection_name": {"type":"string"},
      "qdrant_quantization_config": {"type":"string"},
      "qdrant_semantic_cache_embedding_model": {"type":"string"},
      "qdrant_semantic_cache_vector_size": {"type":"integer"},
      "redis_flush_size": {"type":"integer"},
      "redis_semantic_cache_embedding_model": {"type":"string"},
      "redis_semantic_cache_index_name": {"type":"string"},
      "redis_startup_nodes": {
       "type": "array",
       "items": {
        "type": "object",
        "properties": {"host":{"type":"string"},"port":{"type":["integer","string"]}},
        "additionalProperties": true
       }
      },
      "retry_on_error": {},
      "retry_on_timeout": {},
      "s3_api_version": {"type":"string"},
      "s3_aws_access_key_id": {"type":"string"},
      "s3_aws_secret_access_key": {"type":"string"},
      "s3_aws_session_token": {"type":"string"},
      "s3_bucket_name": {"type":"string"},
      "s3_config": {},
      "s3_endpoint_url": {"type":"string"},
      "s3_path": {"type":"string"},
      "s3_region_name": {"type":"string"},
      "s3_use_ssl": {"type":"boolean"},
      "s3_verify": {"type":["boolean","string"]},
      "semantic_cache_embedding_max_input_tokens": {"type":"integer"},
      "semantic_cache_embedding_timeout": {"type":"number"},
      "semantic_cache_scope": {"type":"string"},
      "sentinel_nodes": {"type":"array"},
      "sentinel_password": {"type":"string"},
      "service_name": {"type":"string"},
      "similarity_threshold": {"type":"number"},
      "single_connection_client": {},
      "socket_connect_timeout": {"type":"number"},
      "socket_keepalive": {},
      "socket_keepalive_options": {},
      "socket_read_size": {},
      "socket_timeout": {"type":"number"},
      "ssl": {"type":"boolean"},
      "ssl_ca_certs": {"type":"string"},
      "ssl_ca_data": {},
      "ssl_ca_path": {},
      "ssl_cert_reqs": {"type":["string","boolean"]},
      "ssl_certfile": {"type":"string"},
      "ssl_check_hostname": {"type":"boolean"},
      "ssl_ciphers": {},
      "ssl_exclude_verify_flags": {},
      "ssl_include_verify_flags": {},
      "ssl_keyfile": {"type":"string"},
      "ssl_min_version": {},
      "ssl_ocsp_context": {},
      "ssl_ocsp_expected_cert": {},
      "ssl_password": {},
      "ssl_validate_ocsp": {},
      "ssl_validate_ocsp_stapled": {},
      "supported_call_types": {
       "type": "array",
       "items": {
        "type": "string",
        "enum": [
         "completion",
         "acompletion",
         "embedding",
         "aembedding",
         "atranscription",
         "transcription",
         "atext_completion",
         "text_completion",
         "arerank",
         "rerank",
         "responses",
         "aresponses",
         "anthropic_messages",
         "aanthropic_messages"
        ]
       }
      },
      "ttl": {"type":"number"},
      "type": {
       "type": "string",
       "enum": [
        "local",
        "redis",
        "redis-semantic",
        "valkey-semantic",
        "s3",
        "disk",
        "qdrant-semantic",
        "azure-blob",
        "gcs"
       ]
      },
      "unix_socket_path": {},
      "url": {"type":"string"},
      "username": {"type":"string"},
      "valkey_semantic_cache_embedding_model": {"type":"string"},
      "valkey_semantic_cache_index_name": {"type":"string"}
     },
     "additionalProperties": true
    },
    "callbacks": {"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]},
    "clarifai_key": {"type":"string"},
    "cloudflare_api_key": {"type":"string"},
    "code_interpreter_interception_params": {"type":"object"},
    "cohere_key": {"type":"string"},
    "cold_storage_custom_logger": {
     "type": "string",
     "enum": [
      "lago",
      "openmeter",
      "logfire",
      "literalai",
      "litellm_agent",
      "dynamic_rate_limiter",
      "dynamic_rate_limiter_v3",
      "langsmith",
      "prometheus",
      "otel",
      "datadog",
      "datadog_metrics",
      "datadog_llm_observability",
      "galileo",
      "braintrust",
      "arize",
      "arize_phoenix",
      "langtrace",
      "gcs_bucket",
      "azure_storage",
      "opik",
      "argilla",
      "mlflow",
      "langfuse",
      "langfuse_otel",
      "weave_otel",
      "pagerduty",
      "humanloop",
      "azure_sentinel",
      "gcs_pubsub",
      "agentops",
      "anthropic_cache_control_hook",
      "generic_api",
      "resend_email",
      "sendgrid_email",
      "smtp_email",
      "deepeval",
      "s3_v2",
      "pointfive",
      "aws_sqs",
      "vector_store_pre_call_hook",
      "dotprompt",
      "bitbucket",
      "gitlab",
      "cloudzero",
      "focus",
      "mavvrik",
      "vantage",
      "posthog",
      "levo",
      "compression_interception",
      "newrelic"
     ]
    },
    "cometapi_key": {"type":"string"},
    "compression_interception_params": {"type":"object"},
    "content_policy_fallbacks": {
     "type": "array",
     "items": {
      "type": "object",
      "additionalProperties": {"type":"array","items":{"anyOf":[{"type":"string"},{"type":"object"}]}}
     }
    },
    "context_window_fallbacks": {
     "type": "array",
     "items": {
      "type": "object",
      "additionalProperties": {"type":"array","items":{"anyOf":[{"type":"string"},{"type":"object"}]}}
     }
    },
    "cost_discount_config": {"type":"object","additionalProperties":{"type":"number"}},
    "cost_margin_config": {
     "type": "object",
     "additionalProperties": {"anyOf":[{"type":"number"},{"type":"object","additionalProperties":{"type":"number"}}]}
    },
    "custom_prometheus_metadata_labels": {"type":"array","items":{"type":"string"}},
    "custom_prometheus_tags": {"type":"array","items":{"type":"string"}},
    "custom_prompt_dict": {"type":"object","additionalProperties":{"type":"object"}},
    "custom_provider_map": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {"custom_handler":{"type":"string"},"provider":{"type":"string"}},
      "required": ["custom_handler","provider"],
      "additionalProperties": false
     }
    },
    "databricks_key": {"type":"string"},
    "datadog_llm_observability_params": {},
    "datadog_params": {
     "type": "object",
     "properties": {"turn_off_message_logging":{"type":"boolean"}},
     "additionalProperties": false
    },
    "datadog_use_v1": {"type":"boolean"},
    "datarobot_key": {"type":"string"},
    "default_fallbacks": {"type":"array","items":{"type":"string"}},
    "default_in_memory_ttl": {"type":"number"},
    "default_internal_user_params": {
     "type": "object",
     "properties": {
      "budget_duration": {"type":"string"},
      "max_budget": {"type":"number"},
      "models": {"type":"array","items":{"type":"string"}},
      "teams": {
       "anyOf": [
        {"type":"array","items":{"type":"string"}},
        {
         "type": "array",
         "items": {
          "type": "object",
          "properties": {
           "max_budget_in_team": {"type":"number"},
           "team_id": {"type":"string"},
           "user_role": {"type":"string","enum":["user","admin"]}
          },
          "required": ["team_id"],
          "additionalProperties": false
         }
        }
       ]
      },
      "user_role": {
       "type": "string",
       "enum": ["proxy_admin","proxy_admin_viewer","internal_user","internal_user_viewer"]
      }
     },
     "additionalProperties": true
    },
    "default_key_generate_params": {"type":"object"},
    "default_key_max_budget_alert_emails": {"type":"object","additionalProperties":{"type":"array"}},
    "default_max_internal_user_budget": {"type":"number"},
    "default_redis_batch_cache_expiry": {"type":"number"},
    "default_redis_ttl": {"type":"number"},
    "default_soft_budget": {"type":"number"},
    "default_team_params": {
     "type": "object",
     "properties": {
      "budget_duration": {"type":"string"},
      "max_budget": {"type":"number"},
      "models": {"type":"array","items":{"type":"string"}},
      "organization_id": {"type":"string"},
      "rpm_limit": {"type":"integer"},
      "team_member_permissions": {
       "type": "array",
       "items": {
        "type": "string",
        "enum": [
         "/key/generate",
         "/key/update",
         "/key/delete",
         "/key/regenerate",
         "/key/service-account/generate",
         "/key/{key_id}/regenerate",
         "/key/block",
         "/key/unblock",
         "/key/bulk_update",
         "/team/key/bulk_update",
         "/key/{key_id}/reset_spend",
         "/key/access_group_assignment",
         "/auto_router/manage",
         "/key/info",
         "/key/health",
         "/key/list",
         "/key/aliases",
         "/team/daily/activity",
         "/team/daily/activity/aggregated",
         "/spend/logs",
         "/spend/logs/v2"
        ]
       }
      },
      "tpm_limit": {"type":"integer"}
     },
     "additionalProperties": false
    },
    "default_team_settings": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {"team_id":{"type":"string"}},
      "required": ["team_id"],
      "additionalProperties": true
     }
    },
    "disable_add_prefix_to_prompt": {"type":"boolean"},
    "disable_add_transform_inline_image_block": {"type":"boolean"},
    "disable_add_user_agent_to_request_tags": {"type":"boolean"},
    "disable_aiohttp_transport": {"type":"boolean"},
    "disable_aiohttp_trust_env": {"type":"boolean"},
    "disable_anthropic_gemini_context_caching_transform": {"type":"boolean"},
    "disable_copilot_system_to_assistant": {"type":"boolean"},
    "disable_end_user_cost_tracking": {"type":"boolean"},
    "disable_end_user_cost_tracking_prometheus_only": {"type":"boolean"},
    "disable_hf_tokenizer_download": {"type":"boolean"},
    "disable_stop_sequence_limit": {"type":"boolean"},
    "disable_streaming_logging": {"type":"boolean"},
    "disable_token_counter": {"type":"boolean"},
    "drop_params": {"type":"boolean"},
    "dynamodb_table_name": {"type":"string"},
    "email": {"type":"string"},
    "enable_anthropic_prompt_caching": {"type":"boolean"},
    "enable_azure_ad_token_refresh": {"type":"boolean"},
    "enable_caching_on_provider_specific_optional_params": {"type":"boolean"},
    "enable_end_user_cost_tracking_prometheus_only": {"type":"boolean"},
    "enable_gemini_default_thinking_level_low": {"type":"boolean"},
    "enable_json_schema_validation": {"type":"boolean"},
    "enable_key_alias_format_validation": {"type":"boolean"},
    "enable_loadbalancing_on_batch_endpoints": {"type":"boolean"},
    "enable_model_config_credential_overrides": {"type":"boolean"},
    "enable_preview_features": {"type":"boolean"},
    "enable_redis_auth_cache": {"type":"boolean"},
    "expose_router_debug_in_errors": {"type":"boolean"},
    "extra_spend_tag_headers": {"type":"array","items":{"type":"string"}},
    "failure_callback": {"type":"array","items":{"type":"string"}},
    "fallbacks": {
     "type": "array",
     "items": {
      "type": "object",
      "additionalProperties": {"type":"array","items":{"anyOf":[{"type":"string"},{"type":"object"}]}}
     }
    },
    "filter_invalid_headers": {"type":"boolean"},
    "force_ipv4": {"type":"boolean"},
    "forward_traceparent_to_llm_provider": {"type":"boolean"},
    "gcs_pub_sub_use_v1": {"type":"boolean"},
    "gdc_api_base": {"type":"string"},
    "gdc_key": {"type":"string"},
    "gemini_live_defer_setup": {"type":"boolean"},
    "generic_api_use_v1": {"type":"boolean"},
    "generic_logger_headers": {"type":"object"},
    "gigachat_key": {"type":"string"},
    "global_bitbucket_config": {"type":"object"},
    "global_disable_no_log_param": {"type":"boolean"},
    "global_gitlab_config": {"type":"object"},
    "global_prompt_directory": {"type":"string"},
    "google_moderation_confidence_threshold": {"type":"number"},
    "gradient_ai_api_key": {"type":"string"},
    "groq_key": {"type":"string"},
    "guardrails": {"type":"array","items":{"type":"object"}},
    "heroku_key": {"type":"string"},
    "http2": {"type":"boolean"},
    "huggingface_key": {"type":"string"},
    "inception_key": {"type":"string"},
    "include_cost_in_streaming_usage": {"type":"boolean"},
    "infinity_key": {"type":"string"},
    "input_callback": {"type":"array","items":{"type":"string"}},
    "internal_user_budget_duration": {"type":"string"},
    "json_logs": {"type":"boolean"},
    "key_alias_pattern": {"type":"string"},
    "key_generation_settings": {
     "type": "object",
     "properties": {
      "personal_key_generation": {
       "type": "object",
       "properties": {
        "allowed_user_roles": {"type":"array","items":{"type":"string"}},
        "required_params": {"type":"array","items":{"type":"string"}}
       },
       "required": ["allowed_user_roles"],
       "additionalProperties": false
      },
      "team_key_generation": {
       "type": "object",
       "properties": {
        "allowed_team_member_roles": {"type":"array","items":{"type":"string"}},
        "required_params": {"type":"array","items":{"type":"string"}}
       },
       "required": ["allowed_team_member_roles"],
       "additionalProperties": false
      }
     },
     "additionalProperties": false
    },
    "langfuse_default_tags": {"type":"array","items":{"type":"string"}},
    "langfuse_enable_update_trace_keys": {"type":"boolean"},
    "langsmith_batch_size": {"type":"integer"},
    "lemonade_key": {"type":"string"},
    "llama_api_key": {"type":"string"},
    "llamaguard_model_name": {"type":"string"},
    "llamaguard_unsafe_content_categories": {"type":"string"},
    "llm_guard_mode": {"type":"string","enum":["all","key-specific","request-specific"]},
    "log_client_error_tracebacks": {"type":"boolean"},
    "log_raw_request_response": {"type":"boolean"},
    "logged_real_time_event_types": {"anyOf":[{"type":"array","items":{"type":"string"}},{"type":"string","enum":["*"]}]},
    "logging": {"type":"boolean"},
    "maritalk_key": {"type":"string"},
    "max_budget": {"type":"number"},
    "max_end_user_budget": {"type":"number"},
    "max_end_user_budget_id": {"type":"string"},
    "max_fallbacks": {"type":"integer"},
    "max_internal_user_budget": {"type":"number"},
    "max_tokens": {"type":"integer"},
    "max_ui_session_budget": {"type":"number"},
    "max_user_budget": {"type":"number"},
    "mcp_aliases": {"type":"object","additionalProperties":{"type":"string"}},
    "mcp_semantic_tool_filter": {
     "type": "object",
     "properties": {
      "embedding_model": {"type":"string"},
      "enabled": {"type":"boolean"},
      "similarity_threshold": {"type":"number"},
      "top_k": {"type":"integer"}
     },
     "additionalProperties": true
    },
    "mcp_tool_search": {"type":"object"},
    "model_alias_map": {"type":"object","additionalProperties":{"type":"string"}},
    "model_cost_map_url": {"type":"string"},
    "model_fallbacks": {"type":"array"},
    "model_group_settings": {
     "type": "object",
     "properties": {"forward_client_headers_to_llm_api":{"type":"array","items":{"type":"string"}}},
     "additionalProperties": false
    },
    "modify_params": {"type":"boolean"},
    "nebius_key": {"type":"string"},
    "network_mock": {"type":"boolean"},
    "newrelic_params": {
     "type": "object",
     "properties": {"turn_off_message_logging":{"type":"boolean"}},
     "additionalProperties": false
    },
    "nlp_cloud_key": {"type":"string"},
    "novita_api_key": {"type":"string"},
    "num_retries": {"type":"integer"},
    "num_retries_per_request": {"type":"integer"},
    "ollama_key": {"type":"string"},
    "openai_key": {"type":"string"},
    "openai_like_key": {"type":"string"},
    "openai_moderations_model_name": {"type":"string"},
    "openai_system_messages_first": {"type":"boolean"},
    "openrouter_key": {"type":"string"},
    "organization": {"type":"string"},
    "otel_tenant_destination_mode": {"type":"string"},
    "output_parse_pii": {"type":"boolean"},
    "overwrite_user_with_key_hash": {"type":"boolean"},
    "ovhcloud_key": {"type":"string"},
    "pointfive_params": {
     "type": "object",
     "properties": {
      "api_key": {"type":"string"},
      "api_url": {"type":"string"},
      "batch_size": {"type":"integer"},
      "flush_interval": {"type":"integer"},
      "max_batch_bytes": {"type":"integer"},
      "max_upload_retries": {"type":"integer"},
      "turn_off_message_logging": {"type":"boolean"}
     },
     "additionalProperties": false
    },
    "post_call_rules": {"type":"string"},
    "predibase_key": {"type":"string"},
    "predibase_tenant_id": {"type":"string"},
    "presidio_ad_hoc_recognizers": {"type":"string"},
    "presidio_logging_only": {"type":"boolean"},
    "priority_reservation": {
     "type": "object",
     "additionalProperties": {
      "anyOf": [
       {"type":"number"},
       {
        "type": "object",
        "properties": {"type":{"type":"string","enum":["percent","rpm","tpm"]},"value":{"type":"number"}},
        "additionalProperties": false
       }
      ]
     }
    },
    "project": {"type":"string"},
    "prometheus_deployment_and_latency_caller_identity": {"type":"string","enum":["api_key_alias","user_email","both"]},
    "prometheus_emit_input_sequence_length_label": {"type":"boolean"},
    "prometheus_emit_rate_limit_labels": {"type":"boolean"},
    "prometheus_emit_stream_label": {"type":"boolean"},
    "prometheus_end_user_metrics_cleanup_interval_seconds": {"type":"number"},
    "prometheus_end_user_metrics_max_series_per_metric": {"type":"integer"},
    "prometheus_end_user_metrics_ttl_seconds": {"type":"number"},
    "prometheus_exclude_labels": {"type":"array","items":{"type":"string"}},
    "prometheus_exclude_metrics": {"type":"array","items":{"type":"string"}},
    "prometheus_initialize_budget_metrics": {"type":"boolean"},
    "prometheus_latency_buckets": {"type":"array","items":{"type":"number"}},
    "prometheus_metrics_config": {"type":"array"},
    "prometheus_user_budget_label_include_email_alias": {"type":"boolean"},
    "prompt_injection_params": {"type":"object"},
    "provider_url_destination_allowed_hosts": {"type":"array","items":{"type":"string"}},
    "public_agent_groups": {"type":"array","items":{"type":"string"}},
    "public_mcp_hub_strict_whitelist": {"type":"boolean"},
    "public_mcp_servers": {"type":"array","items":{"type":"string"}},
    "public_model_groups": {"type":"array","items":{"type":"string"}},
    "public_model_groups_links": {"type":"object","additionalProperties":{"anyOf":[{"type":"string"},{"type":"object"}]}},
    "public_skills_index": {"type":"boolean"},
    "reasoning_auto_summary": {"type":"boolean"},
    "redact_messages_in_exceptions": {"type":"boolean"},
    "redact_user_api_key_info": {"type":"boolean"},
    "replicate_key": {"type":"string"},
    "request_correlation_in_logs": {"type":"boolean"},
    "request_timeout": {"type":"number"},
    "require_auth_for_metrics_endpoint": {"type":"boolean"},
    "require_managed_files": {"type":"boolean"},
    "responses": {
     "type": "object",
     "properties": {
      "background_mode": {
       "type": "object",
       "properties": {
        "native_background_mode": {"type":"array","items":{"type":"string"}},
        "polling_via_cache": {"anyOf":[{"type":"boolean"},{"type":"string"},{"type":"array","items":{"type":"string"}}]},
        "ttl": {"type":"number"}
       },
       "additionalProperties": false
      }
     },
     "additionalProperties": false
    },
    "retry": {"type":"boolean"},
    "return_response_headers": {"type":"boolean"},
    "route_all_chat_openai_to_responses": {"type":"boolean"},
    "s3_audit_callback_params": {
     "type": "object",
     "properties": {
      "s3_adaptive_concurrency": {"type":"boolean"},
      "s3_api_version": {"type":"string"},
      "s3_aws_access_key_id": {"type":"string"},
      "s3_aws_profile_name": {"type":"string"},
      "s3_aws_role_name": {"type":"string"},
      "s3_aws_secret_access_key": {"type":"string"},
      "s3_aws_session_name": {"type":"string"},
      "s3_aws_session_token": {"type":"string"},
      "s3_aws_sts_endpoint": {"type":"string"},
      "s3_aws_web_identity_token": {"type":"string"},
      "s3_batch_file_upload": {"type":"boolean"},
      "s3_bucket_name": {"type":"string"},
      "s3_config": {"type":"object"},
      "s3_drop_on_terminal_error": {"type":"boolean"},
      "s3_endpoint_url": {"type":"string"},
      "s3_log_prompts_only": {"type":"boolean"},
      "s3_max_adaptive_concurrency": {"type":"integer"},
      "s3_max_concurrent_uploads": {"type":"integer"},
      "s3_max_queue_size": {"type":"integer"},
      "s3_max_retry_age_seconds": {"type":"number"},
      "s3_path": {"type":"string"},
      "s3_region_name": {"type":"string"},
      "s3_server_side_encryption": {"type":"string"},
      "s3_sse_kms_key_id": {"type":"string"},
      "s3_strip_base64_files": {"type":"boolean"},
      "s3_use_key_prefix": {"type":"boolean"},
      "s3_use_ssl": {"type":"boolean"},
      "s3_use_team_prefix": {"type":"boolean"},
      "s3_use_virtual_hosted_style": {"type":"boolean"},
      "s3_verify": {"type":["boolean","string"]}
     },
     "additionalProperties": true
    },
    "s3_callback_params": {
     "type": "object",
     "properties": {
      "s3_adaptive_concurrency": {"type":"boolean"},
      "s3_api_version": {"type":"string"},
      "s3_aws_access_key_id": {"type":"string"},
      "s3_aws_profile_name": {"type":"string"},
      "s3_aws_role_name": {"type":"string"},
      "s3_aws_secret_access_key": {"type":"string"},
      "s3_aws_session_name": {"type":"string"},
      "s3_aws_session_token": {"type":"string"},
      "s3_aws_sts_endpoint": {"type":"string"},
      "s3_aws_web_identity_token": {"type":"string"},
      "s3_batch_file_upload": {"type":"boolean"},
      "s3_bucket_name": {"type":"string"},
      "s3_config": {"type":"object"},
      "s3_drop_on_terminal_error": {"type":"boolean"},
      "s3_endpoint_url": {"type":"string"},
      "s3_log_prompts_only": {"type":"boolean"},
      "s3_max_adaptive_concurrency": {"type":"integer"},
      "s3_max_concurrent_uploads": {"type":"integer"},
      "s3_max_queue_size": {"type":"integer"},
      "s3_max_retry_age_seconds": {"type":"number"},
      "s3_path": {"type":"string"},
      "s3_region_name": {"type":"string"},
      "s3_server_side_encryption": {"type":"string"},
      "s3_sse_kms_key_id": {"type":"string"},
      "s3_strip_base64_files": {"type":"boolean"},
      "s3_use_key_prefix": {"type":"boolean"},
      "s3_use_ssl": {"type":"boolean"},
      "s3_use_team_prefix": {"type":"boolean"},
      "s3_use_virtual_hosted_style": {"type":"boolean"},
      "s3_verify": {"type":["boolean","string"]}
     },
     "additionalProperties": true
    },
    "safe_memory_mode": {"type":"boolean"},
    "sap_service_key": {"type":"string"},
    "scim_admin_group": {"type":"string"},
    "scim_upsert_user": {"type":"boolean"},
    "service_callback": {"type":"array","items":{"type":"string"}},
    "set_verbose": {"type":"boolean"},
    "skill_search_embedding_model": {"type":"string"},
    "skip_system_message_in_guardrail": {"type":"boolean"},
    "skip_tool_message_in_guardrail": {"type":"boolean"},
    "snowflake_key": {"type":"string"},
    "sse_keepalive_ping_interval_seconds": {"type":"number"},
    "ssl_certificate": {"type":"string"},
    "ssl_ecdh_curve": {"type":"string"},
    "ssl_security_level": {"type":"string"},
    "ssl_verify": {"type":["string","boolean"]},
    "standard_logging_payload_excluded_fields": {"type":"array","items":{"type":"string"}},
    "store_audit_logs": {"type":"boolean"},
    "strip_anthropic_total_tokens": {"type":"boolean"},
    "success_callback": {"type":"array","items":{"type":"string"}},
    "suppress_debug_info": {"type":"boolean"},
    "tag_budget_config": {
     "type": "object",
     "additionalProperties": {
      "type": "object",
      "properties": {
       "budget_duration": {"type":"string"},
       "budget_limit": {"type":"number"},
       "max_budget": {"type":"number"},
       "rpm_limit": {"type":"integer"},
       "time_period": {"type":"string"},
       "tpm_limit": {"type":"integer"}
      },
      "additionalProperties": false
     }
    },
    "togetherai_api_key": {"type":"string"},
    "token": {"type":"string"},
    "turn_off_message_logging": {"type":"boolean"},
    "upperbound_key_generate_params": {
     "type": "object",
     "properties": {
      "budget_duration": {"type":"string"},
      "duration": {"type":"string"},
      "max_budget": {"type":"number"},
      "max_parallel_requests": {"type":"integer"},
      "rpm_limit": {"type":"integer"},
      "tpm_limit": {"type":"integer"}
     },
     "additionalProperties": false
    },
    "use_aiohttp_transport": {"type":"boolean"},
    "use_chat_completions_url_for_anthropic_messages": {"type":"boolean"},
    "use_client": {"type":"boolean"},
    "use_litellm_proxy": {"type":"boolean"},
    "user_url_allowed_hosts": {"type":"array","items":{"type":"string"}},
    "user_url_validation": {"type":"boolean"},
    "validate_end_user_id_in_db": {"type":"boolean"},
    "vector_store_search_failure_mode": {"type":"string","enum":["annotate","error"]},
    "vercel_ai_gateway_key": {"type":"string"},
    "vertex_ai_safety_settings": {"type":"object"},
    "vertex_location": {"type":"string"},
    "vertex_project": {"type":"string"},
    "wandb_key": {"type":"string"},
    "websearch_interception_params": {"type":"object"},
    "xai_key": {"type":"string"}
   },
   "additionalProperties": false
  },
  "mcp_servers": {
   "type": "object",
   "additionalProperties": {
    "type": "object",
    "properties": {
     "access_groups": {"type":"array","items":{"type":"string"}},
     "alias": {"type":"string"},
     "allow_all_keys": {"type":"boolean"},
     "allow_elicitation": {"type":"boolean"},
     "allow_sampling": {"type":"boolean"},
     "allowed_params": {"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}},
     "allowed_tools": {"type":"array","items":{"type":"string"}},
     "args": {"type":"array","items":{"type":"string"}},
     "audience": {"type":"string"},
     "auth_type": {
      "type": "string",
      "enum": [
       "none",
       "api_key",
       "bearer_token",
       "basic",
       "authorization",
       "oauth2",
       "aws_sigv4",
       "token",
       "oauth2_token_exchange",
       "oauth2_id_jag",
       "true_passthrough",
       "oauth_delegate"
      ]
     },
     "auth_value": {},
     "authentication_token": {"type":"string"},
     "authorization_url": {"type":"string"},
     "available_on_public_internet": {"type":"boolean"},
     "aws_access_key_id": {"type":"string"},
     "aws_region_name": {"type":"string"},
     "aws_role_name": {"type":"string"},
     "aws_secret_access_key": {"type":"string"},
     "aws_service_name": {"type":"string"},
     "aws_session_name": {"type":"string"},
     "aws_session_token": {"type":"string"},
     "client_assertion_signing_alg": {"type":"string"},
     "client_id": {"type":"string"},
     "client_private_key": {"type":"string"},
     "client_private_key_id": {"type":"string"},
     "client_secret": {"type":"string"},
     "command": {"type":"string"},
     "dcr_bridge": {"type":"boolean"},
     "delegate_auth_to_upstream": {"type":"boolean"},
     "description": {},
     "disallowed_tools": {"type":"array","items":{"type":"string"}},
     "env": {"type":"object","additionalProperties":{"type":"string"}},
     "env_vars": {"type":"array","items":{"type":"object"}},
     "extra_headers": {"type":"array","items":{"type":"string"}},
     "id_jag_resource": {"type":"string"},
     "id_jag_resource_token_endpoint": {"type":"string"},
     "instructions": {"type":"string"},
     "issuer": {"type":"string"},
     "max_concurrent_requests": {"type":"integer"},
     "mcp_info": {"type":"object"},
     "oauth2_flow": {"type":"string","enum":["client_credentials","authorization_code"]},
     "oauth_identity_binding": {
      "type": "object",
      "properties": {
       "audiences": {"type":"array","items":{"type":"string"}},
       "caller_field": {"type":"string","enum":["user_email","user_id"]},
       "issuer": {"type":"string"},
       "jwks_url": {"type":"string"},
       "mode": {"type":"string","enum":["disabled","audit","enforce"]},
       "principal_claim": {"type":"string"},
       "require_email_verified": {"type":"boolean"}
      },
      "required": ["audiences","issuer"],
      "additionalProperties": false
     },
     "oauth_passthrough": {"type":"boolean"},
     "per_server_oauth_discovery": {"type":"boolean"},
     "registration_url": {"type":"string"},
     "scopes": {"type":"array","items":{"type":"string"}},
     "server_id": {"type":"string"},
     "spec_path": {"type":"string"},
     "static_headers": {"type":"object","additionalProperties":{"type":"string"}},
     "subject_token_type": {"type":"string"},
     "timeout": {"type":"number"},
     "token_endpoint_auth_method": {"type":"string","enum":["client_secret_basic","client_secret_post"]},
     "token_exchange_endpoint": {"type":"string"},
     "token_exchange_profile": {"type":"string"},
     "token_url": {"type":"string"},
     "token_validation": {"type":"object"},
     "transport": {"type":"string","enum":["sse","http","stdio"]},
     "upstream_resource": {"type":"string"},
     "upstream_token_header": {"type":"string"},
     "url": {"type":"string"}
    },
    "additionalProperties": false
   }
  },
  "mcp_tools": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "description": {"type":"string"},
     "handler": {"type":"string"},
     "input_schema": {"type":"object"},
     "name": {"type":"string"}
    },
    "required": ["description","handler","name"],
    "additionalProperties": false
   }
  },
  "model_list": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "litellm_params": {
      "type": "object",
      "properties": {
       "adaptive_router_config": {"type":"object"},
       "adaptive_router_default_model": {"type":"string"},
       "additional_drop_params": {"type":"array","items":{"type":"string"}},
       "allow_client_keepalive_override": {"type":"boolean"},
       "allowed_model_region": {"type":"string"},
       "allowed_openai_params": {"type":"array","items":{"type":"string"}},
       "annotation_cost_per_page": {"type":"number"},
       "annotation_cost_per_page_batches": {"type":"number"},
       "api_base": {"type":"string"},
       "api_key": {"type":"string"},
       "api_version": {"type":"string"},
       "audio": {
        "type": "object",
        "properties": {
         "format": {"type":"string","enum":["wav","aac","mp3","flac","opus","pcm16"]},
         "voice": {
          "anyOf": [
           {"type":"string"},
           {
            "type": "object",
            "properties": {"id":{"type":"string"}},
            "required": ["id"],
            "additionalProperties": false
           }
          ]
         }
        },
        "required": ["format","voice"],
        "additionalProperties": false
       },
       "auto_router_config": {"type":"string"},
       "auto_router_config_path": {"type":"string"},
       "auto_router_default_model": {"type":"string"},
       "auto_router_embedding_model": {"type":"string"},
       "auto_router_max_input_chars": {"type":"integer"},
       "auto_router_model_compression": {"type":"string"},
       "auto_router_routing_compression": {"type":"string"},
       "aws_access_key_id": {"type":"string"},
       "aws_batch_role_arn": {"type":"string"},
       "aws_bedrock_project_id": {"type":"string"},
       "aws_bedrock_runtime_endpoint": {"type":"string"},
       "aws_external_id": {"type":"string"},
       "aws_profile_name": {"type":"string"},
       "aws_region_name": {"type":"string"},
       "aws_role_name": {"type":"string"},
       "aws_secret_access_key": {"type":"string"},
       "aws_session_name": {"type":"string"},
       "aws_session_tags": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {"Key":{"type":"string"},"Value":{"type":"string"}},
         "required": ["Key","Value"],
         "additionalProperties": true
        }
       },
       "aws_session_token": {"type":"string"},
       "aws_sts_endpoint": {"type":"string"},
       "aws_web_identity_token": {"type":"string"},
       "azure_ad_token": {"type":"string"},
       "azure_password": {"type":"string"},
       "azure_scope": {"type":"string"},
       "azure_username": {"type":"string"},
       "base_url": {"type":"string"},
       "bedrock_tags": {"type":"array"},
       "budget_duration": {"type":"string"},
       "cache_control_injection_points": {"type":"array","items":{"type":"object"}},
       "cache_creation_input_audio_token_cost": {"type":"number"},
       "cache_creation_input_token_cost": {"type":"number"},
       "cache_creation_input_token_cost_above_1hr": {"type":"number"},
       "cache_creation_input_token_cost_above_200k_tokens": {"type":"number"},
       "cache_creation_input_token_cost_above_200k_tokens_batches": {"type":"number"},
       "cache_creation_input_token_cost_above_272k_tokens": {"type":"number"},
       "cache_creation_input_token_cost_above_272k_tokens_batches": {"type":"number"},
       "cache_creation_input_token_cost_above_272k_tokens_flex": {"type":"number"},
       "cache_creation_input_token_cost_above_272k_tokens_priority": {"type":"number"},
       "cache_creation_input_token_cost_batches": {"type":"number"},
       "cache_creation_input_token_cost_flex": {"type":"number"},
       "cache_creation_input_token_cost_priority": {"type":"number"},
       "cache_creation_input_token_cost_ultrafast": {"type":"number"},
       "cache_read_input_audio_token_cost": {"type":"number"},
       "cache_read_input_image_token_cost": {"type":"number"},
       "cache_read_input_token_cost": {"type":"number"},
       "cache_read_input_token_cost_above_200k_tokens": {"type":"number"},
       "cache_read_input_token_cost_above_200k_tokens_priority": {"type":"number"},
       "cache_read_input_token_cost_above_272k_tokens": {"type":"number"},
       "cache_read_input_token_cost_above_272k_tokens_batches": {"type":"number"},
       "cache_read_input_token_cost_above_272k_tokens_flex": {"type":"number"},
       "cache_read_input_token_cost_above_272k_tokens_priority": {"type":"number"},
       "cache_read_input_token_cost_above_512k_tokens": {"type":"number"},
       "cache_read_input_token_cost_batches": {"type":"number"},
       "cache_read_input_token_cost_flex": {"type":"number"},
       "cache_read_input_token_cost_priority": {"type":"number"},
       "cache_read_input_token_cost_ultrafast": {"type":"number"},
       "citation_cost_per_token": {"type":"number"},
       "client_id": {"type":"string"},
       "client_secret": {"type":"string"},
       "complexity_router_config": {"type":"object"},
       "complexity_router_default_model": {"type":"string"},
       "configurable_clientside_auth_params": {
        "type": "array",
        "items": {
         "anyOf": [
          {"type":"string"},
          {
           "type": "object",
           "properties": {"api_base":{"type":"string"}},
           "required": ["api_base"],
           "additionalProperties": true
          }
         ]
        }
       },
       "cooldown_time": {"type":"number"},
       "custom_llm_provider": {"type":"string"},
       "custom_prompt_dict": {"type":"object"},
       "data_residency": {"type":"string"},
       "default_api_key_rpm_limit": {"type":"integer"},
       "default_api_key_tpm_limit": {"type":"integer"},
       "default_headers": {"type":"object","additionalProperties":{"type":"string"}},
       "deployment_id": {},
       "dimensions": {"type":"integer"},
       "drop_params": {"type":"boolean"},
       "enable_json_schema_validation": {"type":"boolean"},
       "enable_prompt_caching": {"type":"boolean"},
       "encoding_format": {"type":"string"},
       "extra_body": {"type":"object"},
       "extra_headers": {"type":"object","additionalProperties":{"type":"string"}},
       "fallbacks": {"type":"array"},
       "frequency_penalty": {"type":"number"},
       "gcs_bucket_name": {"type":"string"},
       "google_maps_grounding_cost_per_query": {"type":"number"},
       "guardrailConfig": {"type":"object"},
       "guardrails": {"type":"array","items":{"type":"string"}},
       "headers": {"type":"object","additionalProperties":{"type":"string"}},
       "hf_model_name": {"type":"string"},
       "include_server_side_tool_invocations": {"type":"boolean"},
       "input_cost_per_audio_per_second": {"type":"number"},
       "input_cost_per_audio_per_second_above_128k_tokens": {"type":"number"},
       "input_cost_per_audio_token": {"type":"number"},
       "input_cost_per_audio_token_batches": {"type":"number"},
       "input_cost_per_character": {"type":"number"},
       "input_cost_per_character_above_128k_tokens": {"type":"number"},
       "input_cost_per_image": {"type":"number"},
       "input_cost_per_image_above_128k_tokens": {"type":"number"},
       "input_cost_per_image_token": {"type":"number"},
       "input_cost_per_image_token_batches": {"type":"number"},
       "input_cost_per_pixel": {"type":"number"},
       "input_cost_per_query": {"type":"number"},
       "input_cost_per_second": {"type":"number"},
       "input_cost_per_token": {"type":"number"},
       "input_cost_per_token_above_128k_tokens": {"type":"number"},
       "input_cost_per_token_above_200k_tokens": {"type":"number"},
       "input_cost_per_token_above_200k_tokens_priority": {"type":"number"},
       "input_cost_per_token_above_272k_tokens": {"type":"number"},
       "input_cost_per_token_above_272k_tokens_batches": {"type":"number"},
       "input_cost_per_token_above_272k_tokens_flex": {"type":"number"},
       "input_cost_per_token_above_272k_tokens_priority": {"type":"number"},
       "input_cost_per_token_above_512k_tokens": {"type":"number"},
       "input_cost_per_token_batches": {"type":"number"},
       "input_cost_per_token_cache_hit": {"type":"number"},
       "input_cost_per_token_flex": {"type":"number"},
       "input_cost_per_token_priority": {"type":"number"},
       "input_cost_per_token_ultrafast": {"type":"number"},
       "input_cost_per_video_per_second": {"type":"number"},
       "input_cost_per_video_per_second_above_128k_tokens": {"type":"number"},
       "input_cost_per_video_per_second_above_15s_interval": {"type":"number"},
       "input_cost_per_video_per_second_above_8s_interval": {"type":"number"},
       "input_cost_per_video_token": {"type":"number"},
       "input_cost_per_video_token_batches": {"type":"number"},
       "input_type": {"type":"string"},
       "itpm": {"type":"integer"},
       "keepalive_seconds": {"type":"number"},
       "litellm_credential_name": {"type":"string"},
       "litellm_system_prompt": {"type":"string"},
       "logit_bias": {"type":"object"},
       "logprobs": {"type":"boolean"},
       "max_budget": {"type":"number"},
       "max_completion_tokens": {"type":"integer"},
       "max_file_size_mb": {"type":"number"},
       "max_parallel_requests": {"type":"integer"},
       "max_retries": {"type":"integer"},
       "max_tokens": {"type":"integer"},
       "merge_reasoning_content_in_choices": {"type":"boolean"},
       "metadata": {"type":"object"},
       "milvus_db_name": {"type":"string"},
       "milvus_partition_names": {"type":"array","items":{"type":"string"}},
       "milvus_text_field": {"type":"string"},
       "mock_response": {},
       "mock_timeout": {"type":"boolean"},
       "modalities": {"type":"array","items":{"type":"string","enum":["text","audio"]}},
       "model": {"type":"string"},
       "n": {"type":"integer"},
       "num_retries": {"type":"integer"},
       "ocr_cost_per_credit": {"type":"number"},
       "ocr_cost_per_page": {"type":"number"},
       "ocr_cost_per_page_batches": {"type":"number"},
       "order": {"type":"integer"},
       "organization": {"type":"string"},
       "otpm": {"type":"integer"},
       "output_cost_per_audio_per_second": {"type":"number"},
       "output_cost_per_audio_token": {"type":"number"},
       "output_cost_per_character": {"type":"number"},
       "output_cost_per_character_above_128k_tokens": {"type":"number"},
       "output_cost_per_image": {"type":"number"},
       "output_cost_per_image_1024": {"type":"number"},
       "output_cost_per_image_1536": {"type":"number"},
       "output_cost_per_image_512": {"type":"number"},
       "output_cost_per_image_token": {"type":"number"},
       "output_cost_per_pixel": {"type":"number"},
       "output_cost_per_reasoning_token": {"type":"number"},
       "output_cost_per_reasoning_token_flex": {"type":"number"},
       "output_cost_per_reasoning_token_priority": {"type":"number"},
       "output_cost_per_second": {"type":"number"},
       "output_cost_per_second_1080p": {"type":"number"},
       "output_cost_per_second_2k": {"type":"number"},
       "output_cost_per_second_480p": {"type":"number"},
       "output_cost_per_second_4k": {"type":"number"},
       "output_cost_per_second_720p": {"type":"number"},
       "output_cost_per_second_768p": {"type":"number"},
       "output_cost_per_token": {"type":"number"},
       "output_cost_per_token_above_128k_tokens": {"type":"number"},
       "output_cost_per_token_above_200k_tokens": {"type":"number"},
       "output_cost_per_token_above_200k_tokens_priority": {"type":"number"},
       "output_cost_per_token_above_272k_tokens": {"type":"number"},
       "output_cost_per_token_above_272k_tokens_batches": {"type":"number"},
       "output_cost_per_token_above_272k_tokens_flex": {"type":"number"},
       "output_cost_per_token_above_272k_tokens_priority": {"type":"number"},
       "output_cost_per_token_above_512k_tokens": {"type":"number"},
       "output_cost_per_token_batches": {"type":"number"},
       "output_cost_per_token_flex": {"type":"number"},
       "output_cost_per_token_priority": {"type":"number"},
       "output_cost_per_token_ultrafast": {"type":"number"},
       "output_cost_per_video_per_second": {"type":"number"},
       "output_cost_per_video_token": {"type":"number"},
       "output_vector_size": {"type":"integer"},
       "parallel_tool_calls": {"type":"boolean"},
       "performanceConfig": {"type":"object"},
       "presence_penalty": {"type":"number"},
       "prompt_cache_key": {"type":"string"},
       "prompt_cache_retention": {"type":"string"},
       "prompt_id": {"type":"string"},
       "prompt_variables": {"type":"object"},
       "provider_affinity_header": {"type":"string"},
       "quality_router_config": {"type":"object"},
       "quality_router_default_model": {"type":"string"},
       "reasoning_effort": {"anyOf":[{"type":"string"},{"type":"object"}]},
       "region_name": {"type":"string"},
       "regional_endpoint_uplift_multiplier": {"type":"number"},
       "regional_processing_uplift_multiplier_eu": {"type":"number"},
       "regional_processing_uplift_multiplier_us": {"type":"number"},
       "requestMetadata": {"type":"object","additionalProperties":{"type":"string"}},
       "request_timeout": {"type":"number"},
       "response_format": {"type":"object"},
       "roles": {"type":"object"},
       "rpm": {"type":"integer"},
       "s3_access_key_id": {"type":"string"},
       "s3_bucket_name": {"type":"string"},
       "s3_bucket_owner": {"type":"string"},
       "s3_encryption_key_id": {"type":"string"},
       "s3_endpoint_url": {"type":"string"},
       "s3_output_bucket_name": {"type":"string"},
       "s3_region_name": {"type":"string"},
       "s3_secret_access_key": {"type":"string"},
       "safety_identifier": {"type":"string"},
       "search_context_cost_per_query": {"type":"object"},
       "seed": {"type":"integer"},
       "service_tier": {"type":"string"},
       "ssl_verify": {"type":["boolean","string"]},
       "stop": {"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]},
       "store": {"type":"boolean"},
       "stream": {"type":"boolean"},
       "stream_options": {"type":"object"},
       "stream_timeout": {"type":["number","string"]},
       "tag_regex": {"type":"array","items":{"type":"string"}},
       "tags": {"type":"array","items":{"type":"string"}},
       "temperature": {"type":"number"},
       "tenant_id": {"type":"string"},
       "thinking": {"type":"object"},
       "tiered_pricing": {"type":"array","items":{"type":"object"}},
       "timeout": {"type":["number","string"]},
       "tool_choice": {"anyOf":[{"type":"string"},{"type":"object"}]},
       "tools": {"type":"array","items":{"type":"object"}},
       "top_k": {"type":"integer"},
       "top_logprobs": {"type":"integer"},
       "top_p": {"type":"number"},
       "tpm": {"type":"integer"},
       "turn_off_message_logging": {"type":"boolean"},
       "use_chat_completions_api": {"type":"boolean"},
       "use_in_pass_through": {"type":"boolean"},
       "use_litellm_proxy": {"type":"boolean"},
       "use_xai_oauth": {"type":"boolean"},
       "user": {"type":"string"},
       "valkey_embedding_field": {"type":"string"},
       "valkey_host": {"type":"string"},
       "valkey_password": {"type":"string"},
       "valkey_port": {"type":"integer"},
       "valkey_ssl": {"type":"boolean"},
       "valkey_text_field": {"type":"string"},
       "vector_store_id": {"type":"string"},
       "verbosity": {"type":"string"},
       "vertex_credentials": {"anyOf":[{"type":"string"},{"type":"object"}]},
       "vertex_location": {"type":"string"},
       "vertex_project": {"type":"string"},
       "watsonx_region_name": {"type":"string"},
       "web_search_options": {"type":"object"},
       "weight": {"type":"number"}
      },
      "required": ["model"],
      "additionalProperties": true
     },
     "model_info": {
      "type": "object",
      "properties": {
       "access_groups": {"type":"array","items":{"type":"string"}},
       "access_windows": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "end": {"type":"string"},
          "start": {"type":"string"},
          "team_ids": {"type":"array","items":{"type":"string"}},
          "timezone": {"type":"string"}
         },
         "required": ["end","start","team_ids","timezone"],
         "additionalProperties": false
        }
       },
       "allow_fail_open": {"type":"boolean"},
       "base_model": {"type":"string"},
       "blocked": {"type":"boolean"},
       "cache_creation_input_token_cost": {"type":"number"},
       "cache_read_input_token_cost": {"type":"number"},
       "cost_per_ptu_per_hour": {"type":"number"},
       "created_at": {"type":"string"},
       "created_by": {"type":"string"},
       "db_model": {"type":"boolean"},
       "disable_background_health_check": {"type":"boolean"},
       "discoverable": {"type":"boolean"},
       "enable_tag_filtering": {"type":"boolean"},
       "health_check_max_tokens": {"type":"integer"},
       "health_check_model": {"type":"string"},
       "health_check_timeout": {"type":"number"},
       "health_check_voice": {"type":"string"},
       "id": {"anyOf":[{"type":"string"},{"type":"integer"}]},
       "input_cost_per_character": {"type":"number"},
       "input_cost_per_token": {"type":"number"},
       "internal_router_model": {"type":"boolean"},
       "litellm_provider": {"type":"string"},
       "max_input_tokens": {"type":"integer"},
       "max_output_tokens": {"type":"integer"},
       "max_tokens": {"type":"integer"},
       "member_auto_router": {"type":"boolean"},
       "mode": {
        "type": "string",
        "enum": [
         "chat",
         "completion",
         "embedding",
         "image_generation",
         "image_edit",
         "audio_transcription",
         "audio_speech",
         "batch",
         "moderation",
         "ocr",
         "realtime",
         "rerank",
         "responses",
         "search",
         "vector_store",
         "video_generation"
        ]
       },
       "output_cost_per_character": {"type":"number"},
       "output_cost_per_token": {"type":"number"},
       "ptu_count": {"type":"integer"},
       "ptu_effective_from": {"type":"string"},
       "ptu_effective_to": {"type":"string"},
       "supported_environments": {"type":"array","items":{"type":"string","enum":["development","staging","production"]}},
       "supports_audio_input": {"type":"boolean"},
       "supports_audio_output": {"type":"boolean"},
       "supports_function_calling": {"type":"boolean"},
       "supports_pdf_input": {"type":"boolean"},
       "supports_prompt_caching": {"type":"boolean"},
       "supports_reasoning": {"type":"boolean"},
       "supports_response_schema": {"type":"boolean"},
       "supports_tool_choice": {"type":"boolean"},
       "supports_vision": {"type":"boolean"},
       "supports_web_search": {"type":"boolean"},
       "team_id": {"type":"string"},
       "team_public_model_name": {"type":"string"},
       "tier": {"type":"string","enum":["free","paid"]},
       "tiered_pricing": {"type":"array","items":{"type":"object"}},
       "updated_at": {"type":"string"},
       "updated_by": {"type":"string"}
      },
      "additionalProperties": true
     },
     "model_name": {"type":"string"}
    },
    "required": ["litellm_params","model_name"],
    "additionalProperties": false
   }
  },
  "policies": {
   "type": "object",
   "additionalProperties": {
    "type": "object",
    "properties": {
     "condition": {
      "type": "object",
      "properties": {"model":{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]}},
      "additionalProperties": false
     },
     "description": {"type":"string"},
     "guardrails": {
      "type": "object",
      "properties": {
       "add": {"type":"array","items":{"type":"string"}},
       "remove": {"type":"array","items":{"type":"string"}}
      },
      "additionalProperties": false
     },
     "inherit": {"type":"string"},
     "pipeline": {
      "type": "object",
      "properties": {
       "mode": {"type":"string"},
       "steps": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "guardrail": {"type":"string"},
          "modify_response_message": {"type":"string"},
          "on_error": {"type":"string"},
          "on_fail": {"type":"string"},
          "on_pass": {"type":"string"},
          "pass_data": {"type":"boolean"}
         },
         "required": ["guardrail"],
         "additionalProperties": false
        }
       }
      },
      "required": ["mode","steps"],
      "additionalProperties": false
     }
    },
    "additionalProperties": false
   }
  },
  "policy_attachments": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "default": {"type":"boolean"},
     "keys": {"type":"array","items":{"type":"string"}},
     "models": {"type":"array","items":{"type":"string"}},
     "policy": {"type":"string"},
     "priority": {"type":"integer"},
     "scope": {"type":"string"},
     "tags": {"type":"array","items":{"type":"string"}},
     "teams": {"type":"array","items":{"type":"string"}}
    },
    "required": ["policy"],
    "additionalProperties": false
   }
  },
  "prompts": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "litellm_params": {
      "type": "object",
      "properties": {
       "api_base": {"type":"string"},
       "api_key": {"type":"string"},
       "dotprompt_content": {"type":"string"},
       "ignore_prompt_manager_model": {"type":"boolean"},
       "ignore_prompt_manager_optional_params": {"type":"boolean"},
       "prompt_id": {"type":"string"},
       "prompt_integration": {"type":"string"},
       "provider_specific_query_params": {"type":"object"}
      },
      "required": ["prompt_integration"],
      "additionalProperties": true
     },
     "prompt_id": {"type":"string"},
     "prompt_info": {"type":"object"}
    },
    "required": ["litellm_params","prompt_id"],
    "additionalProperties": true
   }
  },
  "router_settings": {
   "type": "object",
   "properties": {
    "alerting_config": {
     "type": "object",
     "properties": {"alerting_threshold":{"type":"number"},"webhook_url":{"type":"string"}},
     "additionalProperties": false
    },
    "allowed_fails": {"type":"integer"},
    "allowed_fails_policy": {
     "type": "object",
     "properties": {
      "AuthenticationErrorAllowedFails": {"type":"integer"},
      "BadGatewayErrorAllowedFails": {"type":"integer"},
      "BadRequestErrorAllowedFails": {"type":"integer"},
      "ContentPolicyViolationErrorAllowedFails": {"type":"integer"},
      "InternalServerErrorAllowedFails": {"type":"integer"},
      "NotFoundErrorAllowedFails": {"type":"integer"},
      "RateLimitErrorAllowedFails": {"type":"integer"},
      "ServiceUnavailableErrorAllowedFails": {"type":"integer"},
      "TimeoutErrorAllowedFails": {"type":"integer"}
     },
     "additionalProperties": false
    },
    "background_health_check_model_groups": {"type":"array","items":{"type":"string"}},
    "cache_kwargs": {"type":"object"},
    "cache_responses": {"type":"boolean"},
    "caching_groups": {"type":"array","items":{"type":"array","items":{"type":"string"}}},
    "client_ttl": {"type":"integer"},
    "content_policy_fallbacks": {
     "type": "array",
     "items": {
      "type": "object",
      "additionalProperties": {"type":"array","items":{"anyOf":[{"type":"string"},{"type":"object"}]}}
     }
    },
    "context_window_fallbacks": {
     "type": "array",
     "items": {
      "type": "object",
      "additionalProperties": {"type":"array","items":{"anyOf":[{"type":"string"},{"type":"object"}]}}
     }
    },
    "cooldown_time": {"type":"number"},
    "debug_level": {"type":"string","enum":["DEBUG","INFO"]},
    "default_fallbacks": {"type":"array","items":{"type":"string"}},
    "default_litellm_params": {"type":"object"},
    "default_max_parallel_requests": {"type":"integer"},
    "default_priority": {"type":"integer"},
    "deployment_affinity_ttl_seconds": {"type":"integer"},
    "disable_cooldowns": {"type":"boolean"},
    "enable_health_check_routing": {"type":"boolean"},
    "enable_pre_call_checks": {"type":"boolean"},
    "enable_tag_filtering": {"type":"boolean"},
    "enable_weighted_failover": {"type":"boolean"},
    "fallbacks": {
     "type": "array",
     "items": {
      "type": "object",
      "additionalProperties": {"type":"array","items":{"anyOf":[{"type":"string"},{"type":"object"}]}}
     }
    },
    "guardrail_list": {"type":"array","items":{"type":"object"}},
    "health_check_ignore_transient_errors": {"type":"boolean"},
    "health_check_staleness_threshold": {"type":"integer"},
    "max_fallbacks": {"type":"integer"},
    "model_group_affinity_config": {"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}},
    "model_group_alias": {
     "type": "object",
     "additionalProperties": {
      "anyOf": [
       {"type":"string"},
       {
        "type": "object",
        "properties": {"hidden":{"type":"boolean"},"model":{"type":"string"}},
        "required": ["hidden","model"],
        "additionalProperties": false
       }
      ]
     }
    },
    "model_group_retry_policy": {
     "type": "object",
     "additionalProperties": {
      "type": "object",
      "properties": {
       "AuthenticationErrorRetries": {"type":"integer"},
       "BadRequestErrorRetries": {"type":"integer"},
       "ContentPolicyViolationErrorRetries": {"type":"integer"},
       "DefaultRetries": {"type":"integer"},
       "InternalServerErrorRetries": {"type":"integer"},
       "NotFoundErrorRetries": {"type":"integer"},
       "RateLimitErrorRetries": {"type":"integer"},
       "ServiceUnavailableErrorRetries": {"type":"integer"},
       "TimeoutErrorRetries": {"type":"integer"}
      },
      "additionalProperties": false
     }
    },
    "num_retries": {"type":"integer"},
    "optional_pre_call_checks": {
     "type": "array",
     "items": {
      "type": "string",
      "enum": [
       "prompt_caching",
       "router_budget_limiting",
       "responses_api_deployment_check",
       "deployment_affinity",
       "session_affinity",
       "forward_client_headers_by_model_group",
       "enforce_model_rate_limits",
       "encrypted_content_affinity"
      ]
     }
    },
    "plugins": {"type":"array","items":{"type":"string"}},
    "polling_interval": {"type":"number"},
    "provider_budget_config": {
     "type": "object",
     "additionalProperties": {
      "type": "object",
      "properties": {
       "budget_duration": {"type":"string"},
       "budget_limit": {"type":"number"},
       "max_budget": {"type":"number"},
       "rpm_limit": {"type":"integer"},
       "time_period": {"type":"string"},
       "tpm_limit": {"type":"integer"}
      },
      "additionalProperties": false
     }
    },
    "redis_db": {"type":"integer"},
    "redis_host": {"type":"string"},
    "redis_password": {"type":"string"},
    "redis_port": {"type":"integer"},
    "redis_url": {"type":"string"},
    "retry_after": {"type":"integer"},
    "retry_policy": {
     "type": "object",
     "properties": {
      "AuthenticationErrorRetries": {"type":"integer"},
      "BadRequestErrorRetries": {"type":"integer"},
      "ContentPolicyViolationErrorRetries": {"type":"integer"},
      "DefaultRetries": {"type":"integer"},
      "InternalServerErrorRetries": {"type":"integer"},
      "NotFoundErrorRetries": {"type":"integer"},
      "RateLimitErrorRetries": {"type":"integer"},
      "ServiceUnavailableErrorRetries": {"type":"integer"},
      "TimeoutErrorRetries": {"type":"integer"}
     },
     "additionalProperties": false
    },
    "routing_groups": {
     "type": "array",
     "items": {
      "type": "object",
      "properties": {
       "group_name": {"type":"string"},
       "model_priorities": {"type":"object","additionalProperties":{"type":"integer"}},
       "models": {"type":"array","items":{"type":"string"}},
       "routing_strategy": {"type":"string"},
       "routing_strategy_args": {"type":"object"}
      },
      "required": ["group_name","models","routing_strategy"],
      "additionalProperties": false
     }
    },
    "routing_strategy": {
     "type": "string",
     "enum": [
      "simple-shuffle",
      "least-busy",
      "usage-based-routing",
      "latency-based-routing",
      "cost-based-routing",
      "usage-based-routing-v2",
      "lar1",
      "provider-budget-routing"
     ]
    },
    "routing_strategy_args": {
     "type": "object",
     "properties": {
      "lowest_latency_buffer": {"type":"number"},
      "max_latency_list_size": {"type":"integer"},
      "ttl": {"type":"number"}
     },
     "additionalProperties": true
    },
    "set_verbose": {"type":"boolean"},
    "stream_timeout": {"type":"number"},
    "tag_filtering_match_any": {"type":"boolean"},
    "tag_routing_prefix": {"type":"string"},
    "timeout": {"type":"number"}
   },
   "additionalProperties": false
  },
  "sandbox_tools": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "litellm_params": {
      "type": "object",
      "properties": {"api_base":{"type":"string"},"api_key":{"type":"string"},"sandbox_provider":{"type":"string"}},
      "required": ["sandbox_provider"],
      "additionalProperties": true
     },
     "sandbox_tool_info": {"type":"object"},
     "sandbox_tool_name": {"type":"string"}
    },
    "required": ["litellm_params","sandbox_tool_name"],
    "additionalProperties": false
   }
  },
  "search_tools": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "litellm_params": {
      "type": "object",
      "properties": {"api_base":{"type":"string"},"api_key":{"type":"string"},"search_provider":{"type":"string"}},
      "required": ["search_provider"],
      "additionalProperties": true
     },
     "search_tool_info": {"type":"object"},
     "search_tool_name": {"type":"string"}
    },
    "required": ["litellm_params","search_tool_name"],
    "additionalProperties": false
   }
  },
  "vector_store_registry": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "litellm_params": {
      "type": "object",
      "properties": {
       "custom_llm_provider": {"type":"string"},
       "vector_store_description": {"type":"string"},
       "vector_store_id": {"type":"string"},
       "vector_store_metadata": {"type":"object"}
      },
      "required": ["custom_llm_provider","vector_store_id"],
      "additionalProperties": true
     },
     "vector_store_name": {"type":"string"}
    },
    "required": ["litellm_params"],
    "additionalProperties": false
   }
  },
  "worker_registry": {"type":"array","items":{"type":"object"}}
 },
 "additionalProperties": false
};
