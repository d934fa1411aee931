Rotation: a second key can read first, then write, then alone. Taking the old key away before everything
is written anew makes reads fail. Source: Kubernetes documentation, "Encrypting Confidential Data at Rest",
"Rotate a decryption key"; the errors are those of k8s.io/apiserver/pkg/storage/value and etcd3.

  $ ssh control-plane
  $ echo 'export ETCDCTL_CACERT=/etc/kubernetes/pki/etcd/ca.crt ETCDCTL_CERT=/etc/kubernetes/pki/etcd/server.crt ETCDCTL_KEY=/etc/kubernetes/pki/etcd/server.key ETCDCTL_ENDPOINTS=https://127.0.0.1:2379' > etcd.env
  $ cat > /etc/kubernetes/pki/enc.yaml <<'YAML'
  > apiVersion: apiserver.config.k8s.io/v1
  > kind: EncryptionConfiguration
  > resources:
  > - resources: [secrets]
  >   providers:
  >   - aescbc:
  >       keys:
  >       - {name: key1, secret: YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=}
  >   - identity: {}
  > YAML
  $ sed -i 's#^    - --allow-privileged=true#&\n    - --encryption-provider-config=/etc/kubernetes/pki/enc.yaml#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 30; kubectl create secret generic one --from-literal=a=b
  secret/one created
  $ sed -i 's#^      - {name: key1.*#      - {name: key2, secret: MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=}\n&#' /etc/kubernetes/pki/enc.yaml
  $ echo 'mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/; sleep 5; mv /root/kube-apiserver.yaml /etc/kubernetes/manifests/; sleep 20' > restart.sh
  $ bash restart.sh; kubectl create secret generic two --from-literal=a=b
  secret/two created
  $ . ./etcd.env; for s in one two; do etcdctl get /registry/secrets/default/$s --print-value-only | head -c 23; echo; done
  k8s:enc:aescbc:v1:key1:
  k8s:enc:aescbc:v1:key2:
  $ kubectl get secrets
  NAME  TYPE  DATA  AGE
  one  Opaque  1  <age>
  two  Opaque  1  <age>
  $ sed -i '/name: key1/d' /etc/kubernetes/pki/enc.yaml; bash restart.sh
  $ kubectl get secret two -o jsonpath='{.data.a}'
  Yg==
  $ kubectl get secret one
  ! Error from server (InternalError): Internal error occurred: no matching key was found for the provided AES transformer
  [1]
  $ kubectl get secrets
  ! Error from server (InternalError): Internal error occurred: unable to transform key "/registry/secrets/default/one": no matching key was found for the provided AES transformer
  [1]
  $ kubectl delete secret one
  ! Error from server (InternalError): Internal error occurred: no matching key was found for the provided AES transformer
  [1]
  $ sed -i 's#^      - {name: key2.*#&\n      - {name: key1, secret: YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=}#' /etc/kubernetes/pki/enc.yaml; bash restart.sh
  $ kubectl get secrets -o json | kubectl replace -f -
  secret/one replaced
  secret/two replaced
  $ . ./etcd.env; etcdctl get /registry/secrets/default/one --print-value-only | head -c 23; echo
  k8s:enc:aescbc:v1:key2:
  $ sed -i '/name: key1/d' /etc/kubernetes/pki/enc.yaml; bash restart.sh
  $ kubectl get secrets
  NAME  TYPE  DATA  AGE
  one  Opaque  1  <age>
  two  Opaque  1  <age>
