What the API stores is found in etcd under /registry, and what is deleted there is gone from the API.
Source: Kubernetes documentation "Operating etcd clusters for Kubernetes"; the keys are those of
pkg/kubeapiserver/default_storage_factory_builder.go.

  $ kubectl create deployment web --image=nginx --replicas=2
  deployment.apps/web created
  $ kubectl expose deployment web --port=80
  service/web exposed
  $ settle
  $ ssh control-plane
  $ echo 'e() { etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt --key=/etc/kubernetes/pki/etcd/server.key "$@"; }' > e.sh
  $ . ./e.sh; e get /registry/ --prefix --keys-only | grep default/web | grep -v events
  /registry/deployments/default/web
  /registry/endpointslices/default/web-<rand>
  /registry/pods/default/web-<hash>-<rand>
  /registry/pods/default/web-<hash>-<rand>
  /registry/replicasets/default/web-<hash>
  /registry/services/endpoints/default/web
  /registry/services/specs/default/web
  $ . ./e.sh; e get /registry/minions/ --prefix --keys-only | grep .
  /registry/minions/control-plane
  /registry/minions/worker-1
  /registry/minions/worker-2
  $ . ./e.sh; e get /registry/deployments/default/web -w json | jq -r '.kvs[0].key' | base64 -d
  /registry/deployments/default/web
  $ . ./e.sh; e get /registry/pods/default --prefix --keys-only --limit 1 | grep -c .
  1
  $ . ./e.sh; e get /registry/services/specs/default/web -w fields | grep -E '"(Key|Count)"'
  "Key" : "/registry/services/specs/default/web"
  "Count" : 1
  $ . ./e.sh; e put mykey hello; e get mykey; e del mykey; e get mykey
  OK
  mykey
  hello
  1
  $ . ./e.sh; e del /registry/services/specs/default/web
  1
  $ kubectl get service web
  ! Error from server (NotFound): services "web" not found
  [1]
  $ . ./e.sh; e member list -w table
  +------------------+---------+---------------+----------------------------+----------------------------+------------+
  |  ID  | STATUS  |  NAME  |  PEER ADDRS  |  CLIENT ADDRS  | IS LEARNER |
  +------------------+---------+---------------+----------------------------+----------------------------+------------+
  | 8e9e05c52164694d | started | control-plane | https://192.168.56.10:2380 | https://192.168.56.10:2379 |  false |
  +------------------+---------+---------------+----------------------------+----------------------------+------------+
  $ . ./e.sh; e snapshot save /var/backup.db; ls /var/backup.db
  Snapshot saved at /var/backup.db
  Server version 3.6.0
  /var/backup.db
  $ etcdutl snapshot status /var/backup.db -w table | head -3
  +----------+----------+------------+------------+-----------------+
  |  HASH  | REVISION | TOTAL KEYS | TOTAL SIZE | STORAGE VERSION |
  +----------+----------+------------+------------+-----------------+
  $ etcdutl snapshot status /var/nothere.db
  ! Error: stat /var/nothere.db: no such file or directory
  [1]
