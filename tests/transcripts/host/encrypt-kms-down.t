A KMS v2 plugin that does not answer: the API server starts, what is plain can be read, but nothing new of
that resource can be written. Source: k8s.io/apiserver/pkg/server/options/encryptionconfig/config.go
(getCurrentState), Kubernetes documentation "Using a KMS provider for data encryption".

  $ kubectl create secret generic before --from-literal=a=b
  secret/before created
  $ ssh control-plane
  $ cat > /etc/kubernetes/pki/enc.yaml <<'YAML'
  > apiVersion: apiserver.config.k8s.io/v1
  > kind: EncryptionConfiguration
  > resources:
  > - resources: [secrets]
  >   providers:
  >   - kms:
  >       apiVersion: v2
  >       name: vault
  >       endpoint: unix:///var/run/kmsplugin/socket.sock
  >       timeout: 3s
  >   - identity: {}
  > YAML
  $ sed -i 's#^    - --allow-privileged=true#&\n    - --encryption-provider-config=/etc/kubernetes/pki/enc.yaml#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 30; kubectl get secret before
  NAME  TYPE  DATA  AGE
  before  Opaque  1  <age>
  $ kubectl create secret generic after --from-literal=a=b
  ! error: failed to create secret Internal error occurred: got unexpected nil transformer
  [1]
  $ kubectl create configmap c --from-literal=a=b
  configmap/c created
  $ sed -i -e 's#apiVersion: v2#apiVersion: v1#' /etc/kubernetes/pki/enc.yaml
  $ mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/; sleep 5; mv /root/kube-apiserver.yaml /etc/kubernetes/manifests/; sleep 10
  $ crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1
  E<klog> run.go:72] "command failed" err="error while building transformers: KMSv1 is deprecated and will only receive security updates going forward. Use KMSv2 instead.  Set --feature-gates=KMSv1=true to use the deprecated KMSv1 feature."
