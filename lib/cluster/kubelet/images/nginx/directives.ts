/** Directives that nginx knows, and where they may stand. */

const HSL = 'http server location'

const TABLE: readonly [contexts: string, names: string][] = [
  [
    'main',
    'user worker_processes pid events http stream mail worker_rlimit_nofile daemon master_process load_module env',
  ],
  ['main', 'worker_cpu_affinity worker_priority pcre_jit timer_resolution worker_shutdown_timeout'],
  ['main http server location stream', 'error_log include'],
  ['events', 'worker_connections multi_accept use accept_mutex'],
  ['http stream', 'server upstream log_format map geo split_clients resolver resolver_timeout'],
  ['server', 'listen server_name'],
  ['server location', 'location return rewrite set try_files if break rewrite_log'],
  [
    'location',
    'alias proxy_pass fastcgi_pass uwsgi_pass scgi_pass grpc_pass internal limit_except stub_status empty_gif',
  ],
  [
    HSL,
    `root index autoindex autoindex_exact_size autoindex_localtime autoindex_format default_type types access_log
    error_page add_header expires sendfile tcp_nopush tcp_nodelay keepalive_timeout keepalive_requests gzip gzip_types
    gzip_min_length gzip_comp_level gzip_proxied gzip_vary gzip_static gzip_disable gzip_buffers gzip_http_version
    client_max_body_size client_body_buffer_size client_body_timeout client_body_temp_path client_header_timeout
    send_timeout server_tokens charset etag if_modified_since allow deny auth_basic auth_basic_user_file auth_request
    satisfy limit_req limit_conn limit_rate open_file_cache open_file_cache_valid types_hash_max_size
    types_hash_bucket_size ssl_protocols ssl_ciphers resolver resolver_timeout port_in_redirect absolute_redirect
    server_name_in_redirect recursive_error_pages real_ip_header set_real_ip_from log_not_found sub_filter
    sub_filter_once sub_filter_types merge_slashes underscores_in_headers large_client_header_buffers
    client_header_buffer_size reset_timedout_connection aio directio output_buffers lingering_close msie_padding
    more_set_headers stub_status`,
  ],
  [
    HSL,
    `proxy_set_header proxy_http_version proxy_redirect proxy_read_timeout proxy_connect_timeout
    proxy_send_timeout proxy_buffering proxy_buffers proxy_buffer_size proxy_busy_buffers_size proxy_cache
    proxy_cache_valid proxy_cache_bypass proxy_cache_key proxy_no_cache proxy_hide_header proxy_pass_header
    proxy_pass_request_headers proxy_pass_request_body proxy_next_upstream proxy_next_upstream_tries
    proxy_intercept_errors proxy_ssl_verify proxy_ssl_server_name proxy_ssl_name proxy_ssl_certificate
    proxy_ssl_certificate_key proxy_ssl_trusted_certificate proxy_request_buffering proxy_method proxy_set_body
    proxy_bind proxy_cookie_path proxy_cookie_domain proxy_ignore_headers proxy_max_temp_file_size proxy_temp_path
    fastcgi_param fastcgi_index fastcgi_split_path_info fastcgi_read_timeout fastcgi_buffers fastcgi_buffer_size
    fastcgi_temp_path fastcgi_connect_timeout fastcgi_send_timeout fastcgi_intercept_errors fastcgi_hide_header
    fastcgi_pass_header fastcgi_ignore_client_abort fastcgi_busy_buffers_size fastcgi_keep_conn fastcgi_buffering
    fastcgi_request_buffering fastcgi_next_upstream fastcgi_cache fastcgi_cache_valid fastcgi_cache_key
    fastcgi_cache_bypass fastcgi_no_cache fastcgi_ignore_headers fastcgi_max_temp_file_size fastcgi_catch_stderr
    uwsgi_read_timeout scgi_param grpc_read_timeout uwsgi_param uwsgi_temp_path scgi_temp_path grpc_set_header`,
  ],
  [
    'http server',
    `ssl_certificate ssl_certificate_key ssl_session_cache ssl_session_timeout ssl_session_tickets
    ssl_prefer_server_ciphers ssl_dhparam ssl_ecdh_curve ssl_client_certificate ssl_verify_client ssl_verify_depth
    ssl_stapling ssl_stapling_verify ssl_trusted_certificate http2 http3 ssl server_names_hash_bucket_size
    ignore_invalid_headers`,
  ],
  [
    'http',
    `proxy_cache_path limit_req_zone limit_conn_zone server_names_hash_max_size variables_hash_max_size
    variables_hash_bucket_size map_hash_bucket_size map_hash_max_size fastcgi_cache_path open_log_file_cache`,
  ],
  ['upstream', 'server least_conn ip_hash keepalive hash random zone keepalive_timeout keepalive_requests'],
  [
    'if',
    'return rewrite set break proxy_pass fastcgi_pass add_header access_log root expires error_page limit_rate gzip fastcgi_param',
  ],
  ['limit_except', 'allow deny auth_basic proxy_pass'],
  ['server', 'proxy_pass'],
]

function contextsByName(): Record<string, readonly string[]> {
  const found: Record<string, string[]> = {}
  for (const [contexts, names] of TABLE)
    for (const name of names.trim().split(/\s+/))
      found[name] = [...(found[name] ?? []), ...contexts.split(' ')]
  return found
}

/** By name, the blocks that it may stand in. */
export const CONTEXTS: Readonly<Record<string, readonly string[]>> = contextsByName()

export const BLOCKS: readonly string[] = [
  ...[
    'events',
    'http',
    'server',
    'location',
    'upstream',
    'if',
    'limit_except',
    'types',
    'map',
    'geo',
    'stream',
  ],
  ...['mail', 'split_clients'],
]
