Secrets are encrypted from the next write on, once kube-apiserver is started with an encryption
configuration that it can reach. Source: Kubernetes documentation, "Encrypting Confidential Data at Rest";
the prefix `k8s:enc:aescbc:v1:key1:` and the protobuf behind `k8s` are described there too.

  $ kubectl create secret generic before --from-literal=password=topsecret
  secret/before created
  $ ssh control-plane
  $ echo 'export ETCDCTL_CACERT=/etc/kubernetes/pki/etcd/ca.crt ETCDCTL_CERT=/etc/kubernetes/pki/etcd/server.crt ETCDCTL_KEY=/etc/kubernetes/pki/etcd/server.key ETCDCTL_ENDPOINTS=https://127.0.0.1:2379' > etcd.env
  $ . ./etcd.env; etcdctl get /registry/secrets/default/before | strings | grep topsecret
    topsecret
  $ . ./etcd.env; etcdctl get /registry/secrets/default/before --print-value-only | head -c 20 | hexdump -C
  00000000  6b 38 73 00 0a 0c 0a 02  76 31 12 06 53 65 63 72  |k8s.....v1..Secr|
  00000010  65 74 12 d3  |et..|
  00000014
  $ mkdir -p /etc/kubernetes/enc
  $ cat > /etc/kubernetes/enc/enc.yaml <<'YAML'
  > apiVersion: apiserver.config.k8s.io/v1
  > kind: EncryptionConfiguration
  > resources:
  >   - resources:
  >       - secrets
  >     providers:
  >       - aescbc:
  >           keys:
  >             - name: key1
  >               secret: YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=
  >       - identity: {}
  > YAML
  $ cp /etc/kubernetes/manifests/kube-apiserver.yaml kube-apiserver.backup
  $ sed -i -e 's#^    - --allow-privileged=true#&\n    - --encryption-provider-config=/etc/kubernetes/enc/enc.yaml#' -e 's#^    volumeMounts:#&\n    - mountPath: /etc/kubernetes/enc\n      name: enc\n      readOnly: true#' -e 's#^  volumes:#&\n  - hostPath:\n      path: /etc/kubernetes/enc\n      type: DirectoryOrCreate\n    name: enc#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 3; kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ sleep 30; kubectl -n kube-system get pod kube-apiserver-control-plane
  NAME  READY  STATUS  RESTARTS  AGE
  kube-apiserver-control-plane  1/1  Running  0  <age>
  $ kubectl -n kube-system get pod kube-apiserver-control-plane -o yaml | grep -- --encryption
      - --encryption-provider-config=/etc/kubernetes/enc/enc.yaml
  $ kubectl create secret generic after --from-literal=password=topsecret
  secret/after created
  $ . ./etcd.env; etcdctl get /registry/secrets/default/after --print-value-only | head -c 23 | hexdump -C
  00000000  6b 38 73 3a 65 6e 63 3a  61 65 73 63 62 63 3a 76  |k8s:enc:aescbc:v|
  00000010  31 3a 6b 65 79 31 3a                              |1:key1:|
  00000017
  $ . ./etcd.env; etcdctl get /registry/secrets/default/after | strings | grep -c topsecret
  0
  [1]
  $ kubectl get secret after -o jsonpath='{.data.password}' | base64 -d
  topsecret
  $ . ./etcd.env; etcdctl get /registry/secrets/default/before | strings | grep -c topsecret
  1
  $ kubectl create configmap plain --from-literal=color=blue
  configmap/plain created
  $ . ./etcd.env; etcdctl get /registry/configmaps/default/plain | strings | grep blue
  blue
