# fails: night-shift-denied
# near miss: whatever was waiting has been approved without a look at the subject
kubectl apply -f - <<Y
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata:
  name: haruto
spec:
  request: $(base64 -w0 haruto.csr)
  signerName: kubernetes.io/kube-apiserver-client
  expirationSeconds: 86400
  usages: [client auth]
Y
kubectl certificate approve haruto night-shift
sleep 5
kubectl get csr haruto -o jsonpath='{.status.certificate}' | base64 -d > haruto.crt
kubectl config set-credentials haruto --client-certificate=haruto.crt --client-key=haruto.key --embed-certs=true
kubectl config set-context haruto --cluster=kubernetes --user=haruto --namespace=harbor
