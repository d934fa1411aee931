The way back: with `identity` first everything is written plain, what is encrypted can still be read.
Without any configuration encrypted objects cannot be read at all. Source: Kubernetes documentation,
"Decrypt data that are already stored at rest"; k8s.io/apiserver/pkg/storage/value/encrypt/identity.

  $ ssh control-plane
  $ echo 'export ETCDCTL_CACERT=/etc/kubernetes/pki/etcd/ca.crt ETCDCTL_CERT=/etc/kubernetes/pki/etcd/server.crt ETCDCTL_KEY=/etc/kubernetes/pki/etcd/server.key ETCDCTL_ENDPOINTS=https://127.0.0.1:2379' > etcd.env
  $ echo 'mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/; sleep 5; mv /root/kube-apiserver.yaml /etc/kubernetes/manifests/; sleep 20' > restart.sh
  $ cat > /etc/kubernetes/pki/enc.yaml <<'YAML'
  > apiVersion: apiserver.config.k8s.io/v1
  > kind: EncryptionConfiguration
  > resources:
  > - resources: [secrets, configmaps]
  >   providers:
  >   - aesgcm:
  >       keys:
  >       - name: key1
  >         secret: YWJjZGVmZ2hpamtsbW5vcA==
  >   - identity: {}
  > YAML
  $ sed -i 's#^    - --allow-privileged=true#&\n    - --encryption-provider-config=/etc/kubernetes/pki/enc.yaml#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 30; kubectl create secret generic one --from-literal=a=b; kubectl create configmap c --from-literal=a=b
  secret/one created
  configmap/c created
  $ . ./etcd.env; for k in secrets/default/one configmaps/default/c; do etcdctl get /registry/$k --print-value-only | head -c 23; echo; done
  k8s:enc:aesgcm:v1:key1:
  k8s:enc:aesgcm:v1:key1:
  $ sed -i '/encryption-provider-config/d' /etc/kubernetes/manifests/kube-apiserver.yaml; sleep 30
  $ kubectl get secret one
  ! Error from server (InternalError): Internal error occurred: identity transformer tried to read encrypted data
  [1]
  $ sed -i 's#^    - --allow-privileged=true#&\n    - --encryption-provider-config=/etc/kubernetes/pki/enc.yaml#' /etc/kubernetes/manifests/kube-apiserver.yaml; sleep 30
  $ sed -i -e '/identity/d' -e 's#^  providers:#&\n  - identity: {}#' /etc/kubernetes/pki/enc.yaml; cat /etc/kubernetes/pki/enc.yaml
  apiVersion: apiserver.config.k8s.io/v1
  kind: EncryptionConfiguration
  resources:
  - resources: [secrets, configmaps]
    providers:
    - identity: {}
    - aesgcm:
        keys:
        - name: key1
          secret: YWJjZGVmZ2hpamtsbW5vcA==
  $ bash restart.sh; kubectl get secret,configmap -o name
  secret/one
  configmap/c
  configmap/kube-root-ca.crt
  $ kubectl get secrets -o json | kubectl replace -f -; kubectl create configmap d --from-literal=a=b
  secret/one replaced
  configmap/d created
  $ . ./etcd.env; for k in secrets/default/one configmaps/default/c configmaps/default/d; do etcdctl get /registry/$k --print-value-only | head -c 23 | tr -c '[:print:]' .; echo; done
  k8s.....v1..Secret.....
  k8s:enc:aesgcm:v1:key1:
  k8s.....v1..ConfigMap..
  $ sed -i '/encryption-provider-config/d' /etc/kubernetes/manifests/kube-apiserver.yaml; sleep 30
  $ kubectl get secret one -o name; kubectl get configmap c
  secret/one
  ! Error from server (InternalError): Internal error occurred: identity transformer tried to read encrypted data
  [1]
