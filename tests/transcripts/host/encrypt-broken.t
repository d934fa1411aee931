A configuration that the API server cannot read or does not accept keeps it down; the container's log says
why. Source: k8s.io/apiserver/pkg/apis/apiserver/validation/validation_encryption.go and
pkg/server/options/encryptionconfig/config.go (v1.36).

  $ ssh control-plane
  $ echo 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1' > why.sh
  $ cp /etc/kubernetes/manifests/kube-apiserver.yaml good.yaml
  $ sed -i 's#^    - --allow-privileged=true#&\n    - --encryption-provider-config=/etc/kubernetes/enc/enc.yaml#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ sleep 10; kubectl get secrets
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ bash why.sh
  E<klog> run.go:72] "command failed" err="error while parsing file: error while loading file: error reading encryption provider configuration file \"/etc/kubernetes/enc/enc.yaml\": open /etc/kubernetes/enc/enc.yaml: no such file or directory"
  $ sed -i 's#/etc/kubernetes/enc/enc.yaml#/etc/kubernetes/pki/enc.yaml#' /etc/kubernetes/manifests/kube-apiserver.yaml
  $ cat > /etc/kubernetes/pki/enc.yaml <<'YAML'
  > apiVersion: apiserver.config.k8s.io/v1
  > kind: EncryptionConfiguration
  > resources:
  > - resources: [secrets]
  >   providers:
  >   - aescbc:
  >       keys:
  >       - name: key1
  >         secret: c2hvcnQ=
  > YAML
  $ sleep 10; bash why.sh
  E<klog> run.go:72] "command failed" err="error while parsing file: resources[0].providers[0].aescbc.keys[0].secret: Invalid value: \"REDACTED\": secret is not of the expected length, got 5, expected one of [16 24 32]"
  $ sed -i 's#c2hvcnQ=#not base64#' /etc/kubernetes/pki/enc.yaml
  $ advance 100s
  $ bash why.sh
  E<klog> run.go:72] "command failed" err="error while parsing file: resources[0].providers[0].aescbc.keys[0].secret: Invalid value: \"REDACTED\": secrets must be base64 encoded"
  $ sed -i 's#aescbc:#aescbb:#' /etc/kubernetes/pki/enc.yaml
  $ advance 100s
  $ advance 100s
  $ bash why.sh
  E<klog> run.go:72] "command failed" err="error while parsing file: error decoding encryption provider configuration file \"/etc/kubernetes/pki/enc.yaml\": strict decoding error: unknown field \"resources[0].providers[0].aescbb\""
  $ printf 'apiVersion: v1\nkind: EncryptionConfig\n' > /etc/kubernetes/pki/enc.yaml
  $ advance 100s
  $ advance 100s
  $ advance 100s
  $ bash why.sh
  E<klog> run.go:72] "command failed" err="error while parsing file: error decoding encryption provider configuration file \"/etc/kubernetes/pki/enc.yaml\": no kind \"EncryptionConfig\" is registered for version \"v1\" in scheme \"k8s.io/apiserver/pkg/server/options/encryptionconfig/config.go:73\""
  $ cp good.yaml /etc/kubernetes/manifests/kube-apiserver.yaml; sleep 30; kubectl get secrets
  ! No resources found in default namespace.
