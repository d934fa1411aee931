# fails: one-day
# reaches the end state, but without expirationSeconds the signer gives a year
kubectl apply -f - <<Y
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata:
  name: haruto
spec:
  request: $(base64 -w0 haruto.csr)
  signerName: kubernetes.io/kube-apiserver-client
  usages: [client auth]
Y
kubectl certificate approve haruto
sleep 5
kubectl get csr haruto -o jsonpath='{.status.certificate}' | base64 -d > haruto.crt
kubectl config set-credentials haruto --client-certificate=haruto.crt --client-key=haruto.key
kubectl config set-context haruto --cluster=kubernetes --user=haruto --namespace=harbor
kubectl certificate deny night-shift
