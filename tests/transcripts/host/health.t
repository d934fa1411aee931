Who answers on a host's own ports. Source: Kubernetes documentation, "Kubernetes API health endpoints", "Ports and
Protocols"; kubelet's and etcd's own endpoints.

  $ ssh control-plane
  $ curl -sS -k https://localhost:6443/healthz; echo
  ok
  $ curl -sk https://127.0.0.1:6443/livez?verbose | tail -3
  [+]poststarthook/apiservice-openapi-controller ok
  [+]poststarthook/apiservice-openapiv3-controller ok
  livez check passed
  $ curl -sk https://192.168.56.10:6443/readyz; echo
  ok
  $ curl -sk https://localhost:6443/api/v1/nodes | head -12
  {
    "kind": "Status",
    "apiVersion": "v1",
    "metadata": {},
    "status": "Failure",
    "message": "nodes is forbidden: User \"system:anonymous\" cannot list resource \"nodes\" in API group \"\" at the cluster scope",
    "reason": "Forbidden",
    "details": {
      "kind": "nodes"
    },
    "code": 403
  }
  $ curl -sS http://127.0.0.1:10248/healthz; echo
  ok
  $ curl -sk https://localhost:10257/healthz; echo
  ok
  $ curl -sk https://localhost:10259/healthz; echo
  ok
  $ curl -s http://127.0.0.1:2381/health; echo
  {"health":"true","reason":""}
  $ curl -s http://127.0.0.1:2381/livez; echo
  ok
  
  $ curl -sk https://127.0.0.1:10250/healthz; echo
  Unauthorized
  $ curl -s http://127.0.0.1:10249/healthz; echo
  ok
  $ nc -zv localhost 6443
  ! Connection to localhost (127.0.0.1) 6443 port [tcp/*] succeeded!
  $ nc -zv 127.0.0.1 2379
  ! Connection to 127.0.0.1 2379 port [tcp/etcd-client] succeeded!
  $ nc -zv 127.0.0.1 2378
  ! nc: connect to 127.0.0.1 port 2378 (tcp) failed: Connection refused
  [1]
  $ curl -sS https://localhost:6443/healthz
  ! curl: (60) SSL certificate problem: unable to get local issuer certificate
  ! More details here: https://curl.se/docs/sslcerts.html
  ! 
  ! curl failed to verify the legitimacy of the server and therefore could not
  ! establish a secure connection to it. To learn more about this situation and
  ! how to fix it, please visit the webpage mentioned above.
  [60]
  $ curl -sS --cacert /etc/kubernetes/pki/ca.crt https://localhost:6443/healthz; echo
  ok
  $ curl -sS -k https://127.0.0.1:2379/health
  ! curl: (56) Recv failure: Connection reset by peer
  [56]
  $ mv /etc/kubernetes/manifests/kube-scheduler.yaml /root/; sleep 5; curl -sS -k https://localhost:10259/healthz
  ! curl: (7) Failed to connect to localhost port 10259 after 0 ms: Could not connect to server
  [7]
  $ systemctl stop kubelet; curl -sS http://localhost:10248/healthz
  ! curl: (7) Failed to connect to localhost port 10248 after 0 ms: Could not connect to server
  [7]
  $ ssh worker-1 curl -s http://localhost:10248/healthz; echo
  ok
  $ ss -ltn | grep -cE '10248|10250'
  0
  [1]
