# fails: context, one-day
# near miss: the context has the right name, and the administrator's credentials
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
kubectl certificate approve haruto
sleep 5
kubectl get csr haruto -o jsonpath='{.status.certificate}' | base64 -d > haruto.crt
kubectl config set-context haruto --cluster=kubernetes --user=kubernetes-admin --namespace=harbor
kubectl certificate deny night-shift
