# fails: token
# near miss: without an audience the token is one for the API server
kubectl patch deployment station -n weather -p '
spec:
  template:
    spec:
      containers:
        - name: station
          volumeMounts:
            - name: station
              mountPath: /etc/station
              readOnly: true
      volumes:
        - name: station
          projected:
            sources:
              - configMap:
                  name: station-config
                  items:
                    - key: settings.ini
                      path: settings.ini
              - secret:
                  name: collector-key
                  items:
                    - key: current
                      path: keys/api.key
                      mode: 0400
              - downwardAPI:
                  items:
                    - path: pod/labels
                      fieldRef:
                        fieldPath: metadata.labels
              - serviceAccountToken:
                  path: token
                  expirationSeconds: 7200
'
kubectl rollout status deployment/station -n weather --timeout=120s
