What was written before stays as it is until it is written again; `kubectl replace` of everything that was
read does that. Source: Kubernetes documentation, "Encrypting Confidential Data at Rest", "Ensure all
relevant data are encrypted".

  $ kubectl create secret generic one --from-literal=password=topsecret
  secret/one created
  $ kubectl create secret generic two -n kube-system --from-literal=password=topsecret
  secret/two created
  $ kubectl get secret one -o jsonpath='{.metadata.resourceVersion}' > rv
  $ ssh control-plane
  $ echo 'export ETCDCTL_CACERT=/etc/kubernetes/pki/etcd/ca.crt ETCDCTL_CERT=/etc/kubernetes/pki/etcd/server.crt ETCDCTL_KEY=/etc/kubernetes/pki/etcd/server.key ETCDCTL_ENDPOINTS=https://127.0.0.1:2379' > etcd.env
  $ cat > /etc/kubernetes/pki/enc.yaml <<'YAML'
  > apiVersion: apiserver.config.k8s.io/v1
  > kind: EncryptionConfiguration
  > resources:
  > - resources: [secrets]
  >   providers:
  >   - secretbox:
  >       keys:
  >       - name: box
  >         secret: YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=
  >   - identity: {}
  > YAML
  $ sed -i 's#^    - --allow-privileged=true#&\n    - --encryption-provider-config=/etc/kubernetes/pki/enc.yaml#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 30; kubectl get secrets -A --no-headers | awk '{print $1,$2}'
  default one
  kube-system two
  $ . ./etcd.env; for s in default/one kube-system/two; do etcdctl get /registry/secrets/$s --print-value-only | head -c 25 | tr -c '[:print:]' .; echo; done
  k8s.....v1..Secret.......
  k8s.....v1..Secret.......
  $ kubectl get secrets --all-namespaces -o json | kubectl replace -f -
  secret/one replaced
  secret/two replaced
  $ . ./etcd.env; for s in default/one kube-system/two; do etcdctl get /registry/secrets/$s --print-value-only | head -c 25 | tr -c '[:print:]' .; echo; done
  k8s:enc:secretbox:v1:box:
  k8s:enc:secretbox:v1:box:
  $ kubectl get secrets --all-namespaces -o json | kubectl replace -f -
  secret/one replaced
  secret/two replaced
  $ exit
  ! logout
  ! Connection to control-plane closed.
  $ test $(kubectl get secret one -o jsonpath='{.metadata.resourceVersion}') -gt $(cat rv) && echo written again
  written again
