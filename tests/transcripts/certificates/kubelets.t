What a kubelet asks for itself is approved by the controller; what is not as a kubelet's request must be, is not
signed. Source: pkg/controller/certificates/approver/sarapprove.go, signer.go, cleaner.go.

  $ openssl req -new -newkey rsa:2048 -nodes -keyout k.key -subj /O=system:nodes/CN=system:node:worker-1 -out k.csr 2>/dev/null; ls k.*
  k.csr
  k.key
  $ cat > csr.sh <<'E'
  > kubectl create --as="$2" --as-group="$3" -f - <<Y
  > apiVersion: certificates.k8s.io/v1
  > kind: CertificateSigningRequest
  > metadata: {name: $1}
  > spec:
  >   request: $(base64 < k.csr | tr -d '\n')
  >   signerName: kubernetes.io/$4
  >   usages: [digital signature, $5 auth]
  > Y
  > E
  $ kubectl create clusterrole ask --verb=create,get --resource=csr > /dev/null; kubectl create clusterrolebinding ask --clusterrole=ask --group=guests > /dev/null
  $ bash csr.sh own system:node:worker-1 system:nodes kube-apiserver-client-kubelet client
  certificatesigningrequest.certificates.k8s.io/own created
  $ bash csr.sh joining system:bootstrap:abcdef system:bootstrappers:kubeadm:default-node-token kube-apiserver-client-kubelet client
  certificatesigningrequest.certificates.k8s.io/joining created
  $ bash csr.sh guest jo guests kube-apiserver-client-kubelet client
  certificatesigningrequest.certificates.k8s.io/guest created
  $ bash csr.sh serving system:node:worker-1 system:nodes kubelet-serving server
  certificatesigningrequest.certificates.k8s.io/serving created
  $ settle
  $ kubectl get csr --no-headers --sort-by=.metadata.name | awk '{print $1, $3, $4, $NF}'
  guest kubernetes.io/kube-apiserver-client-kubelet jo Pending
  joining kubernetes.io/kube-apiserver-client-kubelet system:bootstrap:abcdef Approved,Issued
  own kubernetes.io/kube-apiserver-client-kubelet system:node:worker-1 Approved,Issued
  serving kubernetes.io/kubelet-serving system:node:worker-1 Pending
  $ kubectl get csr own -o jsonpath='{.status.conditions[0].reason}: {.status.conditions[0].message}{"\n"}'
  AutoApproved: Auto approving self kubelet client certificate after SubjectAccessReview.
  $ kubectl get csr joining -o jsonpath='{.status.conditions[0].reason}: {.status.conditions[0].message}{"\n"}'
  AutoApproved: Auto approving kubelet client certificate after SubjectAccessReview.
  $ kubectl certificate approve serving
  certificatesigningrequest.certificates.k8s.io/serving approved
  $ settle
  $ kubectl get csr serving -o jsonpath='{.status.conditions[*].type}: {.status.conditions[1].message}{"\n"}'
  Approved Failed: DNS or IP subjectAltName is required
  $ advance 2h5m
  $ kubectl get csr --no-headers | awk '{print $1, $NF}'
  guest Pending
