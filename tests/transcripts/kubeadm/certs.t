Certificates of a control plane. Source: Kubernetes documentation, "Certificate Management with kubeadm", "kubeadm certs".

  $ ssh control-plane
  $ kubeadm certs check-expiration
  [check-expiration] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [check-expiration] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  
  CERTIFICATE                EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   EXTERNALLY MANAGED
  admin.conf                 Nov 20, 2027 09:45 UTC   364d            ca                      no      
  apiserver                  Nov 20, 2027 09:45 UTC   364d            ca                      no      
  apiserver-etcd-client      Nov 20, 2027 09:45 UTC   364d            etcd-ca                 no      
  apiserver-kubelet-client   Nov 20, 2027 09:45 UTC   364d            ca                      no      
  controller-manager.conf    Nov 20, 2027 09:45 UTC   364d            ca                      no      
  etcd-healthcheck-client    Nov 20, 2027 09:45 UTC   364d            etcd-ca                 no      
  etcd-peer                  Nov 20, 2027 09:45 UTC   364d            etcd-ca                 no      
  etcd-server                Nov 20, 2027 09:45 UTC   364d            etcd-ca                 no      
  front-proxy-client         Nov 20, 2027 09:45 UTC   364d            front-proxy-ca          no      
  scheduler.conf             Nov 20, 2027 09:45 UTC   364d            ca                      no      
  super-admin.conf           Nov 20, 2027 09:45 UTC   364d            ca                      no      
  
  CERTIFICATE AUTHORITY   EXPIRES                  RESIDUAL TIME   EXTERNALLY MANAGED
  ca                      Nov 17, 2036 09:45 UTC   9y              no      
  etcd-ca                 Nov 17, 2036 09:45 UTC   9y              no      
  front-proxy-ca          Nov 17, 2036 09:45 UTC   9y              no      
  $ openssl x509 -in /etc/kubernetes/pki/apiserver.crt -noout -serial > before
  $ kubeadm certs renew apiserver
  [renew] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [renew] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  
  certificate for serving the Kubernetes API renewed
  $ openssl x509 -in /etc/kubernetes/pki/apiserver.crt -noout -serial | diff -q before - 
  Files before and - differ
  [1]
  $ openssl verify -CAfile /etc/kubernetes/pki/ca.crt /etc/kubernetes/pki/apiserver.crt
  /etc/kubernetes/pki/apiserver.crt: OK
  $ openssl x509 -in /etc/kubernetes/pki/apiserver.crt -noout -ext subjectAltName | tail -1
      DNS:control-plane, DNS:kubernetes, DNS:kubernetes.default, DNS:kubernetes.default.svc, DNS:kubernetes.default.svc.cluster.local, IP Address:10.96.0.1, IP Address:192.168.56.10
  $ kubeadm certs renew admin.conf | tail -1; kubectl get nodes --kubeconfig /etc/kubernetes/admin.conf
  certificate embedded in the kubeconfig file for the admin to use and for kubeadm itself renewed
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   15m   v1.36.2
  worker-1        Ready    <none>          15m   v1.36.2
  worker-2        Ready    <none>          15m   v1.36.2
  $ rm /etc/kubernetes/pki/front-proxy-client.crt; kubeadm certs check-expiration | grep -e front-proxy-client -e MISSING
  !MISSING! front-proxy-client                                                                    
  $ kubeadm certs renew front-proxy-client
  [renew] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [renew] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  
  MISSING! certificate for the front proxy client
  $ kubeadm certs renew all
  [renew] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [renew] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  
  certificate embedded in the kubeconfig file for the admin to use and for kubeadm itself renewed
  certificate for serving the Kubernetes API renewed
  certificate the apiserver uses to access etcd renewed
  certificate for the API server to connect to kubelet renewed
  certificate embedded in the kubeconfig file for the controller manager to use renewed
  certificate for liveness probes to healthcheck etcd renewed
  certificate for etcd nodes to communicate with each other renewed
  certificate for serving etcd renewed
  MISSING! certificate for the front proxy client
  certificate embedded in the kubeconfig file for the scheduler manager to use renewed
  certificate embedded in the kubeconfig file for the super-admin renewed
  
  Done renewing certificates. You must restart the kube-apiserver, kube-controller-manager, kube-scheduler and etcd, so that they can use the new certificates.
  $ kubeadm certs renew nothing
  ! error: unknown command "nothing" for "kubeadm certs renew"
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ kubeadm certs certificate-key | wc -c
  65
  $ mv /etc/kubernetes/pki/etcd/ca.key /root/; kubeadm certs renew etcd-server
  [renew] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [renew] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  
  ! error: failed to renew certificate etcd-server: certificate authority etcd-ca is missing: its certificate or its key cannot be read
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/; sleep 20; kubeadm certs check-expiration | head -5
  [check-expiration] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [check-expiration] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  [check-expiration] Error reading configuration from the Cluster. Falling back to default configuration
  
  CERTIFICATE                    EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   EXTERNALLY MANAGED
