With `--encryption-provider-config-automatic-reload=true` a changed file counts within a minute, without a
restart; one that is wrong changes nothing. Source: Kubernetes documentation, "Configure automatic reloading".

  $ ssh control-plane
  $ echo 'etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt --key=/etc/kubernetes/pki/etcd/server.key get /registry/secrets/default/$1 --print-value-only | head -c 23 | tr -c "[:print:]" .; echo' > stored.sh
  $ printf 'apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources:\n- resources: [secrets]\n  providers:\n  - identity: {}\n  - aescbc:\n      keys:\n      - {name: key1, secret: YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=}\n' > /etc/kubernetes/pki/enc.yaml
  $ sed -i 's#^    - --allow-privileged=true#&\n    - --encryption-provider-config=/etc/kubernetes/pki/enc.yaml\n    - --encryption-provider-config-automatic-reload=true#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 30; kubectl create secret generic one --from-literal=a=b; bash stored.sh one
  secret/one created
  k8s.....v1..Secret.....
  $ sed -i -e '/identity/d' -e 's#^      - {name: key1.*#&\n  - identity: {}#' /etc/kubernetes/pki/enc.yaml
  $ kubectl create secret generic two --from-literal=a=b; bash stored.sh two
  secret/two created
  k8s.....v1..Secret.....
  $ sleep 70; kubectl create secret generic three --from-literal=a=b; bash stored.sh three
  secret/three created
  k8s:enc:aescbc:v1:key1:
  $ echo nonsense > /etc/kubernetes/pki/enc.yaml; sleep 70; kubectl get secrets -o name
  secret/one
  secret/three
  secret/two
  $ kubectl create secret generic four --from-literal=a=b; bash stored.sh four
  secret/four created
  k8s:enc:aescbc:v1:key1:
